"""An article out of a web page: its tree, its body, and what its markup says about it."""
