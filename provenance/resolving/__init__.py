"""From the words that name a source to who it is within the article, through whom the words came, when and where.

The same for every engine: an engine finds source, cue and content, and this makes attributions of them.
"""
