"""Print the benchmarks: ``python -m benchmarks``, and with ``--peers`` the other libraries too."""

import argparse

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from benchmarks import updates

parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
parser.add_argument("--peers", action="store_true", help="run D4's job by every library installed")
parser.add_argument("--rounds", type=int, default=3, help="rounds of D4's job (%(default)s)")
arguments = parser.parse_args()

with threadpool_limits(1):
    blas = ", ".join(
        f"{library['internal_api']} {library['version']}" for library in threadpool_info()
    )
    print(f"NumPy {np.__version__}, {blas}; one thread; medians of interleaved rounds")
    if arguments.peers:
        from benchmarks import peers

        peers.report(arguments.rounds)
    else:
        updates.report()
