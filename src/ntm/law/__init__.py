"""Law as files: criteria sets and the instruments they cite, read from the package and from reviewed folders."""
