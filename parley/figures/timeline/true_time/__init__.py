"""The timeline with time to scale."""
