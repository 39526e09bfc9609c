"""What finds faults: facts by value, codes, typography, terms and grammar, in both languages at once."""
