"""Biểu Excel: workbooks of forms, tables of others, and blocks pasted from a spreadsheet."""
