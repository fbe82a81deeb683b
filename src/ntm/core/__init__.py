"""Pure rules: the standard library and NumPy only; no Django, no files, no clock."""
