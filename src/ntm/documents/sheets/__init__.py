"""Anyone's workbook, read safely: cells, what is merged or hidden, notes, colours, and how far formulas can be trusted."""
