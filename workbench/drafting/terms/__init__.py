"""Terms: found in a text whatever their inflection, read from files and written to them."""
