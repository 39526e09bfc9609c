"""The dialogs. Each asks for one thing, says what will happen, and opens without stopping the program."""
