"""The only readers of the outside: folders of circulars, and Git history."""
