"""The command line: what an editor types after `python -m parley`."""
