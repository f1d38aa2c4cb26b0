"""Trains the network that tells an answer from a near miss."""
