"""What follows from the records: control of a day, shares, the claim, positions, contacts, the story."""
