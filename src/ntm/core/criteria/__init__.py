"""What is required: criteria sets, which of them governs a unit on a day, and whether figures satisfy it."""
