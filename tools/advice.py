"""What the reader can do when a step fails, from what the failed program itself said."""

import errno
import re
import signal
import sys

_ROOM = "Make room on the disk, then run the command again."
_WRITE = (
    "This folder, or a folder that is needed, cannot be written: copy the repository to a place "
    "where you may write, and run the command there."
)
# The first that fits is taken: a cause stands above what follows from it.
KNOWN = (
    (r"No space left on device|ENOSPC|Disk quota exceeded|EDQUOT|disk is full", _ROOM),
    (r"Read-only file system|EROFS|Permission denied|EACCES", _WRITE),
    (
        r"DO NOT MATCH THE HASHES|EINTEGRITY",
        "A package is not the file that is locked: a cache or a mirror holds another one. Empty "
        "the cache (python3 -m pip cache purge, npm cache clean --force), or name another mirror.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SELF_SIGNED_CERT|UNABLE_TO_\w+_CERT",
        "The certificate is not trusted: if your network has certificates of its own, name their "
        "file in PIP_CERT and NODE_EXTRA_CA_CERTS, then run the command again.",
    ),
    (
        r"ConnectionError|Connection (?:refused|reset|timed out|broken)|ConnectTimeout|ReadTimeout"
        r"|NameResolutionError|Temporary failure|ProxyError|ENOTFOUND|ECONNREFUSED|ECONNRESET"
        r"|ETIMEDOUT|EAI_AGAIN|Could not resolve|Network is unreachable",
        "The network did not answer: see that it is there, and that the proxy, if you need one, is "
        "named in https_proxy. Then run the command again.",
    ),
    (
        r"No matching distribution|requires a different Python|Could not find a version",
        f"There is no such package for this Python ({sys.version.split()[0]}), or the index in use "
        "lacks it: try another Python, for example make PYTHON=python3.12, or another index.",
    ),
    (
        r"ensurepip is not available|No module named '?(?:venv|ensurepip)",
        "This Python cannot make environments. On Debian: apt-get install python3-venv",
    ),
)


def signal_of(code):
    """Return the number of the signal that ended a program, or 0: shells and npm add 128 or 256."""
    for known in (-code, code - 128, 256 - code):
        if known in (signal.SIGTERM, getattr(signal, "SIGKILL", 9)):
            return int(known)
    return 0


def advice(text, code=1):
    """Return what to do about a program that said ``text`` and ended with ``code``."""
    number = signal_of(code)
    if number:
        return (
            f"It was killed from outside (signal {number}); if you did not, memory may have run "
            "out: close what you do not need. The next run begins this step anew."
        )
    for pattern, what in KNOWN:
        if re.search(pattern, text):
            return what
    return "If the words above do not say why, run the command again."


def of_error(error, root):
    """Return one sentence for an OSError of our own, and what to do."""
    place = f": {error.filename}" if error.filename else ""
    said = f"{error.strerror or error}{place}."
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return f"{said} {_ROOM}"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"{said} {_WRITE}"
    if error.errno == errno.ENOENT and str(error.filename or "").startswith(str(root / ".venv")):
        return f"{said} Part of .venv is missing: run make clean, then the command again."
    return said
