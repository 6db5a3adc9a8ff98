"""How this machine reaches the network, for a bare system to do so too; no host is named here."""

import os
import re
import shutil
import subprocess
from pathlib import Path

# What leads to the network; where the value is a file, the file goes along.
NETWORK = re.compile(
    r"(https?|no|all)_proxy|pip_(index_url|cert|proxy|trusted_host)"
    r"|npm_config_(registry|cafile|proxy|https_proxy)"
    r"|ssl_cert_file|requests_ca_bundle|curl_ca_bundle|node_extra_ca_certs",
    re.IGNORECASE,
)


def mirror(etc=Path("/etc")):
    """Return where this Debian gets its packages, or None: debootstrap then takes Debian's own."""
    release = etc / "os-release"
    if not (release.is_file() and re.search(r"^ID=debian$", release.read_text(), re.MULTILINE)):
        return None
    apt = etc / "apt"
    files = [apt / "sources.list", *sorted(apt.glob("sources.list.d/*.list"))]
    text = "\n".join(file.read_text() for file in files if file.is_file())
    found = re.findall(r"^deb\s+(?:\[.*?\]\s*)?(\S+)\s+(\S+)", text, re.MULTILINE)
    for file in sorted(apt.glob("sources.list.d/*.sources")):
        for part in re.split(r"\n\s*\n", file.read_text()):
            uris = re.search(r"^URIs:\s*(\S+)", part, re.MULTILINE)
            suites = re.search(r"^Suites:\s*(\S+)", part, re.MULTILINE)
            if uris and suites:
                found.append((uris[1], suites[1]))
    name = re.search(r"^VERSION_CODENAME=(\S+)", release.read_text(), re.MULTILINE)
    usual = {"stable", "testing", "unstable", "sid", name[1] if name else "stable"}
    good = (uri for uri, suite in found if suite in usual and uri.startswith(("http", "file:")))
    return next(good, None)


def variables(root):
    """Return the variables that lead to the network, and put the files they name into ``root``."""
    found = {name: value for name, value in os.environ.items() if NETWORK.fullmatch(name)}
    for name, value in found.items():
        if Path(value).is_file():
            copy = root / "etc" / "this-machine" / name
            copy.parent.mkdir(exist_ok=True)
            shutil.copy(value, copy)
            found[name] = f"/{copy.relative_to(root)}"
    for name in ("resolv.conf", "hosts"):
        if Path("/etc", name).is_file():
            shutil.copy(Path("/etc", name), root / "etc" / name)
    return found


def settle(root):
    """Give a new system the certificates added to this machine, and apt's way to its mirror.

    That is its proxy, and whether this machine takes a mirror that lags behind (its list of a
    testing Debian is then out of date).
    """
    own = Path("/usr/local/share/ca-certificates")
    for certificate in own.glob("**/*.crt"):
        shutil.copy(certificate, root / own.relative_to("/"))
    apt = subprocess.run(
        ["apt-config", "dump", "Acquire"], capture_output=True, check=False, encoding="utf-8"
    )
    wanted = re.compile(r'Proxy "[^"]|^Acquire::Check-Valid-Until ')
    lines = [f"{line}\n" for line in apt.stdout.splitlines() if wanted.search(line)]
    (root / "etc/apt/apt.conf.d/90this-machine").write_text("".join(lines))
