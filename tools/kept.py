"""What the user's environment may tell pip and npm: where packages are, not where they go."""

import os

from tools.steps import BIN

# PIP_USER, PIP_TARGET and their like would put them elsewhere.
KEPT = {
    *("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX", "PIP_CONFIG_FILE"),
    *("PIP_CERT", "PIP_CLIENT_CERT", "PIP_PROXY", "PIP_TRUSTED_HOST", "PIP_KEYRING_PROVIDER"),
    *("PIP_TIMEOUT", "PIP_DEFAULT_TIMEOUT", "PIP_CACHE_DIR", "PIP_NO_CACHE_DIR"),
}
# The same for npm: NODE_ENV=production would leave every package out, and say that all is well.
KEPT_BY_NPM = {
    *("registry", "proxy", "https_proxy", "noproxy", "ca", "cafile", "cert", "key", "strict_ssl"),
    *("cache", "userconfig", "globalconfig"),
}


def pip_environment():
    """Changes to the environment, so that pip installs into the environment that it belongs to."""
    foreign = {name for name in os.environ if name.upper().startswith("PIP_")} - KEPT
    # PIP_USER=0 also speaks louder than `user = true` in a configuration file.
    return {**dict.fromkeys(foreign), "PIP_USER": "0"}


def npm_environment():
    """Changes to the environment, so that npm installs what is locked, and here."""
    named = {name for name in os.environ if name.lower().startswith("npm_config_")}
    foreign = {name for name in named if name.lower()[len("npm_config_") :] not in KEPT_BY_NPM}
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**dict.fromkeys(foreign), "NODE_ENV": None, "PATH": path}
