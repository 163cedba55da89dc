"""Pages around the letters."""
