"""Linking: which mentions are one project, and which amounts, stages, places, parties and areas are said of it.

``clusters`` groups mentions, ``scopes`` says which stretch of text speaks of which project, and one module for each field reads
its values from those stretches. A value that could belong to a group or to another project is left out.
"""
