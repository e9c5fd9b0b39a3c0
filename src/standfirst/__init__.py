"""Standfirst: a self-hosted news desk."""

import os

__version__ = "0.1.0"

# Number libraries start a thread a core in each process and let it spin: processes enough for all
# cores are slower so, and one alone burns four times the computing. Read when a library is loaded.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
