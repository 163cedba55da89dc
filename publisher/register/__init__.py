"""What is known on a day of the agenda book, and the life of every rule in it."""
