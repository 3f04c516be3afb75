"""How the network of the `neural` engine is made: RUNS.md says what was tried.

Nothing here runs when articles are read. It needs the extra ``[train]``.
"""
