"""What the readers share: decoding, an article's lines, its furniture, dates, and what is given beside it.

A layer below `readers`, so that text, html and jsonl stay independent of each other.
"""
