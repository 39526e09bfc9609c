"""The only SQL of the house: append-only facts in one SQLite file, one repository a noun."""
