"""How much of the articles the tables rest on."""
