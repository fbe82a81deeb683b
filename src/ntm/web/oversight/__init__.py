"""Giao ban: the pages of briefings."""
