"""The labels the network gives: what a piece is, and what it is to one cue; each is followed by its going on."""

OUTSIDE, SOURCE, CUE, CONTENT = 0, 1, 3, 5
LABELS = 7
ROLE_SOURCE, ROLE_CONTENT = 1, 3
ROLES = 5
NEAR = 96
"""How many places before and after the first of a cue its source and content are looked for."""
BUCKETS = 24
"""Kinds of distance to a cue, on either side."""
FARTHEST = 2
"""Paragraphs between a place and a cue: more than this counts as this."""
BESIDE = 1
"""How many paragraphs away from its cue anything is looked for."""
