"""The feeds of a release: one file is one feed, from what is published to files of the release."""
