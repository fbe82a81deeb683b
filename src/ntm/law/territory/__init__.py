"""What the law says of places: the regions of provinces."""
