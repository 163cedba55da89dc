"""Indonesian writing: dates, numbers in words, counters, numbers of letters, spelling."""
