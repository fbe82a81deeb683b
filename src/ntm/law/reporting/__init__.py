"""Reporting duties that papers state, and the days on which offices are closed."""
