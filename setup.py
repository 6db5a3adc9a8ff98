"""The packages are found, so that a new room need not be listed; pyproject.toml says the rest."""

from setuptools import find_packages, setup

MEASURED = "mlp_book._measured"  # book/measured, which lies outside the package (pyproject.toml)

setup(packages=[*find_packages(include=["mlp_core*", "mlp_book*"]), MEASURED])
