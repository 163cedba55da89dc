"""The letter as DOCX: its words as XML among parts of our own, zipped to fixed bytes."""
