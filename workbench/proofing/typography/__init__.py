"""The spaces, marks and accents that a house style asks for, language by language."""
