"""Compile the Python files of a zip, for the Python that runs this: Pyodide, under Node.

Standard library only. The same files give the same bytes: one date for all, sums in place of dates
in the compiled files.
"""

import importlib._bootstrap_external as external
import importlib.util
import io
import re
import zipfile
from pathlib import Path

# Of NumPy what no exercise reads: tests, types, headers, and the translator of Fortran. Its
# `numpy.typing` stays: the course's own modules import it.
SPARE = re.compile(
    r"(^|/)tests?/|/f2py/|\.(pyi|pxd|h|a|c|md|typed|ini|build)$|_core/_\w*tests\.|_pyinstaller|RECORD"
)


def compiled(source, *, shown, optimize, keep=False, spare=False):
    """A zip with compiled files.

    Parameters
    ----------
    source
        The path of a zip or of a folder.
    shown
        The folder that the compiled code names in tracebacks.
    optimize
        As ``python -O``: 2 leaves docstrings out.
    keep
        Whether the sources stay beside what is compiled.
    spare
        Whether what matches `SPARE` is left out.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, data in _files(source):
            if spare and SPARE.search(name):
                continue
            if keep or not name.endswith(".py"):
                _add(target, name, data)
            if name.endswith(".py"):
                code = compile(data, shown + name, "exec", dont_inherit=True, optimize=optimize)
                sum_ = importlib.util.source_hash(data)
                made = bytes(external._code_to_hash_pyc(code, sum_, False))
                _add(target, importlib.util.cache_from_source(name) if keep else f"{name}c", made)
    return out.getvalue()


def _files(source):
    if Path(source).is_dir():
        for path in sorted(Path(source).rglob("*")):
            if path.is_file():
                yield path.relative_to(source).as_posix(), path.read_bytes()
        return
    with zipfile.ZipFile(source) as zipped:
        for name in zipped.namelist():
            if not name.endswith("/"):
                yield name, zipped.read(name)


def _add(target, name, data):
    entry = zipfile.ZipInfo(name)  # of 1980
    entry.compress_type = zipfile.ZIP_DEFLATED
    target.writestr(entry, data)
