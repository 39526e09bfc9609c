"""The nouns of the trade, as frozen values: no input, no output, nothing of ours imported."""
