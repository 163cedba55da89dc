"""What `publisher status` prints: words, text, JSON."""
