"""Answers to questions told: as a page for people, as JSON, in the shape of conformance cases."""
