"""Reading, extraction, merging and storing: everything below the screens."""
