"""The keys of every deed: which there are, what they are set to, and how they are changed."""
