"""The use cases: one method a deed, used alike by the window and the command line."""
