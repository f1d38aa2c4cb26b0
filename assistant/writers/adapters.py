"""The servers that can be spoken to, through LlamaIndex's adapters: this is their only home.

Each adapter is an extra of the project and is imported when a writer is made, and no earlier.
"""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

from assistant.errors import WriterUnavailable
from assistant.settings import Settings
from assistant.writers.base import Piece, Prompt, Usage, WriterFailed

_CONTEXT = 8_192
_PATIENCE = 1.0
"""Seconds longer than the answer may take that a connection is kept: the limit is held outside."""


class ModelWriter:
    """A model behind LlamaIndex's interface."""

    def __init__(self, name: str, model: Any, **asked: Any) -> None:
        self.name = name
        self._model = model
        self._asked = asked

    def stream(self, prompt: Prompt, stop: Event) -> Iterator[Piece]:
        """Stream the model's text. Raises `WriterFailed`, naming the kind of failure alone."""
        from llama_index.core.llms import ChatMessage, MessageRole

        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=prompt.system),
            ChatMessage(role=MessageRole.USER, content=prompt.user),
        ]
        try:
            answers = self._model.stream_chat(messages, **self._asked)
            for answer in answers:
                if stop.is_set():
                    answers.close()
                    return
                yield Piece(text=answer.delta or "", usage=_usage(answer.raw))
        except Exception as error:  # every client raises kinds of its own
            # The kind alone: a message may hold an address, a key or what the person wrote.
            raise WriterFailed(type(error).__name__) from error


def make_writer(settings: Settings) -> ModelWriter:
    """The writer that the settings name. Raises `WriterUnavailable` with the remedy."""
    kind = settings.llm
    if not settings.llm_model:
        raise WriterUnavailable(f"MMF_LLM={kind} needs MMF_LLM_MODEL, the model's name")
    try:
        model, asked = _MAKERS[kind](settings)
    except ImportError as error:
        raise WriterUnavailable(
            f"MMF_LLM={kind} needs {error.name}, which is not installed: run `make setup-llm`"
        ) from error
    return ModelWriter(f"{kind}:{settings.llm_model}", model, **asked)


def _openai(settings: Settings) -> tuple[Any, dict[str, Any]]:
    from llama_index.llms.openai_like import OpenAILike

    if not settings.llm_url:
        raise WriterUnavailable(
            "MMF_LLM=openai needs MMF_LLM_URL, such as http://127.0.0.1:8080/v1"
        )
    asked: dict[str, Any] = {}
    if settings.llm_structured:
        asked["response_format"] = {"type": "json_object"}
    model = OpenAILike(
        model=settings.llm_model,
        api_base=settings.llm_url,
        api_key=settings.key() or "none",
        is_chat_model=True,
        context_window=_CONTEXT,
        max_tokens=settings.llm_tokens,
        temperature=0.0,
        timeout=settings.llm_seconds + _PATIENCE,
        max_retries=0,
    )
    return model, asked


def _anthropic(settings: Settings) -> tuple[Any, dict[str, Any]]:
    from llama_index.llms.anthropic import Anthropic

    model = Anthropic(
        model=settings.llm_model,
        base_url=settings.llm_url,
        api_key=settings.key(),
        max_tokens=settings.llm_tokens,
        temperature=0.0,
        timeout=settings.llm_seconds + _PATIENCE,
        max_retries=0,
    )
    try:
        _ = model.metadata
    except ValueError as error:  # else every question would fail on it
        raise WriterUnavailable(
            f"MMF_LLM_MODEL={settings.llm_model!r} is no model that Anthropic's adapter knows"
        ) from error
    return model, {}


def _ollama(settings: Settings) -> tuple[Any, dict[str, Any]]:
    from llama_index.llms.ollama import Ollama

    model = Ollama(
        model=settings.llm_model,
        base_url=settings.llm_url or "http://127.0.0.1:11434",
        context_window=_CONTEXT,
        temperature=0.0,
        request_timeout=settings.llm_seconds + _PATIENCE,
        json_mode=settings.llm_structured,
        additional_kwargs={"num_predict": settings.llm_tokens},
    )
    return model, {}


_MAKERS: dict[str, Callable[[Settings], tuple[Any, dict[str, Any]]]] = {
    "openai": _openai,
    "anthropic": _anthropic,
    "ollama": _ollama,
}


def _usage(raw: Any) -> Usage | None:
    """The tokens that a streamed piece reports, whatever its client calls them."""
    held = raw if isinstance(raw, dict) else getattr(raw, "__dict__", {})
    counts = held.get("usage") or held
    if not isinstance(counts, dict):
        counts = getattr(counts, "__dict__", {})
    prompt = _first(counts, "prompt_tokens", "input_tokens", "prompt_eval_count")
    completion = _first(counts, "completion_tokens", "output_tokens", "eval_count")
    if prompt is None and completion is None:
        return None
    return Usage(prompt_tokens=prompt, completion_tokens=completion)


def _first(counts: dict[str, Any], *names: str) -> int | None:
    return next((counts[n] for n in names if isinstance(counts.get(n), int)), None)
