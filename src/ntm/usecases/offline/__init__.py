"""Work without a network: the devices of people, and what their outboxes bring."""
