"""Two hundred officers at once: what they were told was kept is counted afterwards from the audit's chains."""
