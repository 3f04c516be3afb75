"""Drafts by rule: clauses, quoted runs and transcript turns become attributions as spans of words.

What comes of a draft (who spoke, through whom, when, where) is the business of ``provenance.resolving``, the same for
every engine.
"""
