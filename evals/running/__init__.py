"""Runs question sets: plans, answers in processes, keeps a record that survives interruption."""
