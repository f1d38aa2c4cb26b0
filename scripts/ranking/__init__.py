"""How the weights of retrieval are fitted: material, ranking and bar, an idea each."""
