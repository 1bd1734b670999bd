"""A reference's assessed shares over time and by region."""
