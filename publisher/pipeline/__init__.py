"""One file is one job; the only code that knows the stages."""
