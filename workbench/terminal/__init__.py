"""The commands of the terminal, a file for each part of the day."""
