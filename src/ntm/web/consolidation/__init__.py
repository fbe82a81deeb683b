"""Tổng hợp: the pages of consolidation."""
