"""The API: a request is a value, an answer is a value, and the table of routes joins them."""
