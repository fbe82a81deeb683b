"""Other people's tables: what headings, rows, marks and colours may mean, with reasons, for a person to settle."""
