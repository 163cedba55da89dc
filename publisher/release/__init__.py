"""What is public is written here and nowhere else, whole or not at all."""
