"""The workbook of a form, both ways: what an officer takes away to fill in, and what comes back."""
