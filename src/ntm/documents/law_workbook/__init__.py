"""A criteria set as a workbook that an office fills in, and back: without a database and without judging its content.

`layout` says which sheets and columns there are, `writing` makes a workbook from a parsed law file (or a blank one),
`reading` takes the cells out and names the place of everything that is wrong, `assembling` makes a law file of them.
`overlay_*` do the same for a province's decisions over a national set.
"""
