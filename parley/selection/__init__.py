"""What an address asks for, and the rows that it leaves."""
