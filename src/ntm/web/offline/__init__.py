"""Ngoại tuyến: the pages that open without a network, what they take along, and what they bring back."""
