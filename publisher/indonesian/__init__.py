"""Indonesian writing: dates, numbers in words, counters, numbers of letters; standard library only."""
