"""How the cross-encoder is trained: pairs, material, network and training, an idea each."""
