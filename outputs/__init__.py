"""The outputs room: ``Facts`` come in, a committed Parquet dataset comes out; code here, data in the git-ignored ``outputs/tables``."""
