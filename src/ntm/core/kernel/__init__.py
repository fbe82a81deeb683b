"""When, how much, says who: the values that every area shares."""
