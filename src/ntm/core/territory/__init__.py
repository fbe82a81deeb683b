"""Where: units whose identity never changes, their versions through time, and what became what."""
