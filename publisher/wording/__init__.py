"""What conditions mean in words: whom a rule binds, and when, in each language."""
