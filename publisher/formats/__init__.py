"""From a letter to the bytes of a file: one file or folder is one format."""
