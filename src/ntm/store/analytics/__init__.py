"""Reads across areas for those who only look; it has no tables of its own."""
