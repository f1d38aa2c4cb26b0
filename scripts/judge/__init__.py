"""How the judge of claims is trained: its data, its network and its export."""
