"""The command line: a thin front that only passes on."""
