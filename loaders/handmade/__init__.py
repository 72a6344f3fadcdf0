"""Tables of visits made by hand: read by a mapping of their columns, kept beside the store, held against the articles.

``mapping`` says which column is which field, ``reading`` makes visits of the rows, ``shelf`` keeps tables, ``matching``
finds the visits that a table and the articles share.
"""
