"""Pure functions from answers to escaped HTML. Nothing here knows the page framework."""
