"""The formats of a reader's own layer: each is told by what a file holds and read in memory; `registry` lists them."""
