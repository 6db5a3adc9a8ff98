"""Print the benchmarks: ``python -m benchmarks``, and with ``--peers`` the other libraries too."""

import argparse

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from benchmarks import updates

parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
parser.add_argument("--peers", action="store_true", help="also run the libraries that are installed")
arguments = parser.parse_args()

with threadpool_limits(1):
    blas = ", ".join(f"{i['internal_api']} {i['version']}" for i in threadpool_info())
    print(f"NumPy {np.__version__}, {blas}, one BLAS thread; medians of interleaved rounds")
    updates.report()
