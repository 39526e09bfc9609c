"""Who may do what next, and what exactly was approved."""
