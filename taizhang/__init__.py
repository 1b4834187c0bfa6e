"""Taizhang: the command line and the engines that run the rooms over a corpus."""

__version__ = "0.1.0"

# Here and not beside the engines: the command line, which every worker imports first, must load in no time.
ENGINES = ("serial", "local", "spark")
