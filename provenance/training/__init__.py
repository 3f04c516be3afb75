"""How the networks of the `neural` and `fast` engines are made: RUNS.md says what was tried.

Nothing here runs when articles are read. It needs the extra ``[train]``.
"""
