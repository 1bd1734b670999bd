"""The timeline with one step an event."""
