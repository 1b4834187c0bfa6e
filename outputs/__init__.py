"""The outputs room: ``Facts`` come in, a committed Parquet dataset comes out; code here, data in ``outputs/tables``.

That folder is git-ignored: it is where a run writes by default. This room decides nothing about what a text means.
"""
