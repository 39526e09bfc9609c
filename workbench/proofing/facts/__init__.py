"""Facts read from a text as values: numbers, dates, times, addresses, quotations, names."""
