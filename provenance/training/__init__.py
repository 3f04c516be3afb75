"""How the networks of the `neural` and `fast` engines are made: MODEL.md, beside their weights, says from what.

Nothing here runs when articles are read. It needs the extra ``[train]``.
"""
