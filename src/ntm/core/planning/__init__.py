"""What was promised, and the arithmetic of promises: sums, means, bands, bounds between levels; plain values only."""
