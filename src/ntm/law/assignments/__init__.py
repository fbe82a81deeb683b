"""Which agencies there are at each level, as far as papers name them."""
