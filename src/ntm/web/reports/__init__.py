"""Báo cáo: what is owed by when, and the reports themselves."""
