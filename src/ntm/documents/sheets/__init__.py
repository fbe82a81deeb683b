"""Anyone's workbook, read safely: cells, what is merged or hidden, notes, colours, how far formulas can be trusted."""
