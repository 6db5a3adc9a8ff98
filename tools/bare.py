"""``make bare``: the README's two commands on a machine that has nothing.

That machine is a minimal Debian in a folder, made by debootstrap: Python, its venv module, make and
git, no browser, no fonts, no settings of yours. What is tried is what is committed. Of this machine
it gets the way to the network (proxy, certificates, mirrors) and nothing else.
"""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools import network
from tools.steps import ROOT, StepError, make_folder, own_environment, run, stamped, step

FOLDER = ROOT / "build" / "bare"
PACKAGES = "python3,python3-venv,make,ca-certificates,git"
COMMANDS = "make book && make test"
COURSE = "root/course"  # in the bare system
# The mounts live in a namespace of their own: nobody else sees them, and however this ends, killed
# too, the kernel takes them away. So nothing is ever deleted through a mount. And when make is
# killed, so is all that it started.
APART = (
    *("setpriv", "--pdeathsig", "KILL"),
    *("unshare", "--mount", "--pid", "--fork", "--kill-child"),
)
ENTER = (
    'mount -t proc proc "$0/proc"; mount --rbind /dev "$0/dev"; '
    'mount -t sysfs -o ro sys "$0/sys"; exec chroot "$0" "$@"'
)


class NotHereError(StepError):
    """The bare system cannot be made or entered on this machine; the course is not to blame."""


def _need():
    """NotHereError unless this machine can make such a system; Debian's root gets debootstrap."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise NotHereError("making a system in a folder needs root on Linux: sudo make bare")
    if not shutil.which("debootstrap") and shutil.which("apt-get"):
        with step("installing debootstrap"):
            why, env = "apt-get could not install it", {"DEBIAN_FRONTEND": "noninteractive"}
            install = ["apt-get", "install", "-y", "-qq", "debootstrap", "debian-archive-keyring"]
            _or_not_here(["apt-get", "update", "-qq"], "apt-update.log", why, env)
            _or_not_here(install, "apt-debootstrap.log", why, env)
    for program in ("debootstrap", "unshare", "setpriv", "chroot", "git"):
        if not shutil.which(program):
            raise NotHereError(
                f"{program} is not on this machine: install it, then run make bare again"
            )


def _or_not_here(command, log, why, env=None):
    try:
        run(command, log=log, why=why, env=env)
    except (StepError, OSError) as error:
        raise NotHereError(str(error)) from None


def make_system(root, suite):
    """Make the minimal Debian ``suite`` in ``root``, unless it is there from the last time."""
    stamp = root / ".ready"
    if stamp.is_file():
        network.settle(root)  # this machine's way to the network may be another now
        return
    remove(root)
    make_folder(root.parent)
    scripts = Path("/usr/share/debootstrap/scripts")
    script = scripts / suite  # a suite younger than debootstrap is made as Debian's newest
    script = script if script.exists() else scripts / "sid"
    where = (suite, root, network.mirror() or "", script)
    with step(f"making a bare Debian {suite} (a minute or two)"), stamped(stamp, suite):
        _or_not_here(
            [*APART, "debootstrap", "--variant=minbase", f"--include={PACKAGES}", *where],
            "bare-debootstrap.log",
            f"debootstrap could not make Debian {suite}",
        )
        network.settle(root)
        _enter(root, ["update-ca-certificates"], "bare-certificates.log")


def inside(root, command):
    """Return the command that does ``command`` in the bare system, with an environment as bare."""
    bare = ["HOME=/root", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
    way = [f"{name}={value}" for name, value in network.variables(root).items()]
    return [
        *APART,
        *("sh", "-euc", ENTER, root, "/usr/bin/env", "-i", *bare, *way, *command),
    ]


def _enter(root, command, log):
    _or_not_here(inside(root, command), log, "the bare system cannot be entered here")


def clone(place):
    """Put a clone of what is committed into ``place``."""
    if not (ROOT / ".git").exists():
        raise NotHereError(
            "what is tried is what is committed, and this folder is no clone of git's"
        )
    changed = ["git", "-C", ROOT, "status", "--porcelain", "--untracked-files=normal"]
    with tempfile.TemporaryDirectory() as home:
        # The folder may be another user's, which git refuses root unless it is told.
        settings = Path(home, "gitconfig")
        settings.write_text("[safe]\n\tdirectory = *\n")
        env = {"GIT_CONFIG_GLOBAL": str(settings)}
        status = subprocess.run(changed, capture_output=True, check=False, env=own_environment(env))
        if status.stdout:
            print("[make] not tried, because not committed:", flush=True)
            print(status.stdout.decode("utf-8", "replace"), end="", flush=True)
        shutil.rmtree(place, ignore_errors=True)
        why = "git could not clone this repository"
        run(["git", "clone", "--quiet", ROOT, place], log="bare-clone.log", why=why, env=env)


def mounts_below(folder, table=Path("/proc/self/mountinfo")):
    """Return what is mounted in ``folder`` or deeper."""
    if not table.is_file():
        return []
    points = (line.split()[4] for line in table.read_text(errors="replace").splitlines())
    points = (re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), point) for point in points)
    return [point for point in points if Path(point).is_relative_to(folder.resolve())]


def remove(folder=FOLDER):
    """Remove the bare systems, or one of them; never while something is mounted there."""
    if not folder.exists():
        return
    mounted = mounts_below(folder)
    if mounted:
        raise StepError(f"{mounted[0]} is mounted, so nothing is removed: umount it first")
    shutil.rmtree(folder)


def bare(suite="trixie", *, commands=COMMANDS):
    """Do ``commands`` in a clone of what is committed, on a bare Debian ``suite``."""
    if not re.fullmatch("[a-z]+", suite):
        raise StepError(f"SUITE={suite} is no name of a Debian, as bookworm, trixie or forky are")
    _need()
    root = FOLDER / suite
    make_system(root, suite)
    _enter(root, ["true"], "bare-enter.log")
    clone(root / COURSE)
    print(f"[make] on the bare Debian {suite}: {commands}", flush=True)
    run(
        inside(root, ["sh", "-c", f"cd /{COURSE} && python3 --version && {commands}"]),
        why=f"a command fails on a bare Debian {suite}, kept in {root.relative_to(ROOT)}",
    )
