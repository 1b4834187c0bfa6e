"""The extract room: an ``Article`` comes in, ``Facts`` go out: mentions with values, projects with what is said of them, statistics.

Rather null with a reason than a wrong value. It knows nothing of files, tables or engines.
"""
