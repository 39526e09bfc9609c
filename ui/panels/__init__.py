"""The panels beside the grid. Each fills in place, and asks the desk off the GUI thread only."""
