"""Lanes, steps, periods and lists of events: what both forms of the timeline share."""
