"""The trained part of the search for project names: a tagger over characters, and a judge of the names that it and the rules propose.

Code and weights are plain: NumPy arrays in ``weights/``, made by ``python -m extract.model.train`` from the labels that a user names.
"""
