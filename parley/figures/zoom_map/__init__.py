"""The zoomable map, as layers for deck.gl."""
