"""From a circular to the letter that is shown: one file is one letter type."""
