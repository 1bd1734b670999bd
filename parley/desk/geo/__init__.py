"""A base map for any country: `data/geo` from Natural Earth or from a file that the editor names."""
