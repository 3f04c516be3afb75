"""How news prose is cut: a cleaned view, paragraphs, quoted runs, sentences and words; and the lists of words."""
