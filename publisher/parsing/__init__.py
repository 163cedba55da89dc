"""From text to nouns: front matter, body, values, vocabulary, profile."""
