"""Taizhang: the command line and the engines that run the rooms over a corpus."""

__version__ = "0.1.0"
