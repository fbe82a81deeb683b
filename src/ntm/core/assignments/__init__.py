"""The answerable: agencies through time, the names that people give them, the roles that they hold."""
