"""Only looks: standing, change, what is missing; plain values."""
