"""Frames of other programs that an engine is put into: each in a file of its own, behind an optional extra.

They stand beside the command line, at the rim: they turn another program's documents into texts for
`provenance.extract_all`, and what comes back into that program's own terms.
"""
