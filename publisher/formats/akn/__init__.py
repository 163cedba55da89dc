"""The text with its numbers and places as Akoma Ntoso 3.0, the XML of parliaments and courts."""
