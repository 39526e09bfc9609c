"""What helps to write: memory, terms, machine drafts and the guard in front of them."""
