"""How long a test waits for what must come.

It only ends what hangs: a machine much slower than this one still answers before. What must *not*
come is never waited for."""

PATIENCE = 300  # seconds; within the limit that ctest gives a whole file
