"""The letter as DOCX: python-docx on a package of our own parts, zipped again with fixed bytes."""
