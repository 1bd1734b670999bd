"""Importers: files of other tools' events and annotations become suggested rows, each with a report of what became of
it; nothing goes into the tables before an editor has looked at it."""
