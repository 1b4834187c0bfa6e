"""The normalize room: a ``Source`` comes in, its articles in simplified, repaired text go out, each character aligned to the source.

It restores what damage and layout took, says what it did, and never invents text or reads meaning.
"""
