"""How the learnt reader is trained: its data, its network, its loss and its export."""
