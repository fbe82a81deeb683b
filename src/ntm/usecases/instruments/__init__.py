"""Evidence: the bytes of what people bring along, whichever area refers to them."""
