"""The contract of a dossier and its tables as they are read: columns, cells, faults, the zipped package."""
