"""Set-up that fails says what the reader can do, and the next run repairs it."""

import errno
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tools import advice, alone, apart, bare, command, environment, kept, network, steps
from tools.__main__ import TASKS
from tools.steps import StepError

ROOT = Path(__file__).resolve().parents[1]
posix = pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for a program")


@pytest.fixture
def house(tmp_path, monkeypatch):
    """Give an empty repository to the tools."""
    for module in (steps, command, environment, bare):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(steps, "LOGS", tmp_path / "_build" / "logs")
    return tmp_path


def says(code, text=b""):
    """Return a program that says ``text`` and ends with ``code``."""
    act = f"os.kill(os.getpid(), {-code})" if code < 0 else f"sys.exit({code})"
    program = f"import os, sys; sys.stdout.buffer.write({text!r}); sys.stdout.flush(); {act}"
    return [sys.executable, "-c", program]


def stopped(code, text, why="pip could not install requirements.txt"):
    with pytest.raises(StepError) as stop:
        steps.run(says(code, text), why=why, log="pip.log")
    return str(stop.value)


@pytest.mark.parametrize(
    ("said", "helps"),
    [
        ("OSError: [Errno 28] No space left on device", "Make room"),
        ("EROFS: read-only file system, mkdir\nnpm error code EROFS", "cannot be written"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "locked"),
        ("WARNING: Retrying: SSLError(CERTIFICATE_VERIFY_FAILED)\nNo matching", "PIP_CERT"),
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError'\n"
            "ERROR: No matching distribution found for numpy==2.4.6",
            "network did not answer",
        ),
        ("npm error code ENOTFOUND", "network did not answer"),
        ("ERROR: No matching distribution found for numpy==2.4.6", "another Python"),
        ("ERROR: Can not perform a '--user' install.", "run the command again"),
    ],
)
def test_what_a_program_said_comes_first_and_the_advice_fits_it(house, said, helps):
    text = stopped(1, said.encode())
    assert text.startswith("pip could not install requirements.txt: it ended with exit 1")
    *_, last_word = said.splitlines()
    assert text.index(last_word) < text.index(helps)
    assert text.count("network did not answer") == ("network" in helps)
    assert "_build/logs/pip.log" in text


def test_a_log_in_another_encoding_is_shown(house):
    text = stopped(1, "Fehler: Verzeichnis für Łódź nicht gefunden".encode("cp1250"))
    assert "Fehler: Verzeichnis" in text
    assert "nicht gefunden" in text


def test_a_full_disk_is_seen_though_the_log_is_cut_off(house, monkeypatch):
    full = steps.shutil.disk_usage(house)._replace(free=1 << 20)
    assert "Make room" not in stopped(1, b"")
    monkeypatch.setattr(steps.shutil, "disk_usage", lambda folder: full)
    assert "Make room on the disk" in stopped(1, b"")


@posix
@pytest.mark.parametrize("code", [-9, 137, 247, -15])
def test_a_killed_program_is_said_to_be_killed(house, code):
    assert "killed from outside (signal" in stopped(code, b"Collecting numpy")
    assert advice.signal_of(1) == advice.signal_of(2) == advice.signal_of(0) == 0


def test_settings_that_move_an_installation_do_not_reach_pip_and_npm(monkeypatch):
    moved = {"PIP_USER": "1", "PIP_TARGET": "/x", "PIP_PREFIX": "/x", "PIP_REQUIREMENT": "/x"}
    moved |= {"npm_config_global": "true", "NPM_CONFIG_OMIT": "dev", "NODE_ENV": "production"}
    moved |= {"PYTHONPATH": "/x", "PYTHONHOME": "/x"}
    ways = {"PIP_INDEX_URL": "https://x", "PIP_CERT": "/c", "npm_config_registry": "https://x"}
    for name, value in {**moved, **ways}.items():
        monkeypatch.setenv(name, value)
    seen = steps.own_environment({**kept.pip_environment(), **kept.npm_environment()})
    assert {name: seen.get(name) for name in moved} == {**dict.fromkeys(moved), "PIP_USER": "0"}
    assert {name: seen[name] for name in ways} == ways


@pytest.fixture
def fake_venv(house, monkeypatch):
    """Replace what takes minutes: note each command, make what it would make, fail as told."""
    done, fails = [], []

    def run(words, *, why, log=None, env=None):
        words = [str(word) for word in words]
        done.append(words)
        if fails and fails[0] in words:
            raise StepError(why)
        if "venv" in words:
            python = Path(words[-1], environment.PYTHON.relative_to(environment.VENV))
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()

    monkeypatch.setattr(environment, "run", run)

    def make(folder):
        installs = [environment.LOCKED, environment.PROJECT]
        environment.make_venv(folder, "these requirements", "setting up", installs)
        count = len(done)
        done.clear()
        return count

    return make, fails


def test_an_environment_is_made_once_and_again_where_it_was_moved_or_cut_off(fake_venv, house):
    make, fails = fake_venv
    first = house / "one" / ".venv"
    assert [make(first), make(first)] == [3, 0]
    (house / "one").rename(house / "two")
    assert make(house / "two" / ".venv") == 3  # a moved one would import from the old place
    assert make(house / "two" / ".venv") == 0
    (house / "two" / ".venv" / "ready.stamp").write_bytes(b"of other requirements")
    fails.append("--require-hashes")
    with pytest.raises(StepError, match=r"could not install requirements\.txt"):
        make(house / "two" / ".venv")
    fails.clear()
    assert make(house / "two" / ".venv") >= 3


def test_an_environment_is_not_cleared_by_its_own_python(fake_venv, house, monkeypatch):
    make, _ = fake_venv
    make(house / ".venv")
    monkeypatch.setattr(sys, "prefix", str(house / ".venv"))
    with pytest.raises(StepError, match=r"this Python is \.venv's own; leave .* \(deactivate\)"):
        make(house / ".venv")


def test_work_that_is_cut_off_has_no_stamp(tmp_path):
    stamp = tmp_path / "folder" / "stamp"
    with steps.stamped(stamp, "done"):
        assert not stamp.exists()
    assert steps.is_current(stamp, "done")
    with pytest.raises(KeyboardInterrupt), steps.stamped(stamp, "done"):
        raise KeyboardInterrupt
    assert not steps.is_current(stamp, "done")


def test_two_at_once_are_told_of_each_other(house, capsys):
    def second():
        assert command.perform("test", lambda: pytest.fail("both work")) == 1
        return lambda: command.perform("test", lambda: None)  # when the first needs no lock

    assert command.perform("book", second) == 0
    out, err = capsys.readouterr()
    assert f"another make is at work in this folder (make book, process {os.getpid()})" in err
    assert "test finished" in out


def test_a_lock_ends_with_its_process(house):
    hold = (
        "import os, pathlib, sys; sys.path.insert(0, sys.argv[1]); from tools import alone\n"
        "with alone.alone('book', pathlib.Path(sys.argv[2])): os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", hold, ROOT, house], check=False).returncode == 9
    assert "make book" in (house / ".make.lock").read_text()
    assert command.perform("book", lambda: None) == 0


def test_a_folder_without_locks_is_worked_in_all_the_same(house, monkeypatch):
    def refuse(file):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(alone, "_lock", refuse)
    assert command.perform("book", lambda: None) == 0


@pytest.mark.parametrize(
    ("number", "helps"),
    [(errno.ENOSPC, "Make room"), (errno.EROFS, "cannot be written"), (errno.EACCES, "copy the")],
)
def test_our_own_errors_are_one_sentence(house, capsys, number, helps):
    def fail():
        raise OSError(number, os.strerror(number), str(house / "_build"))

    assert command.perform("book", fail) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"make book: {os.strerror(number)}: {house / '_build'}. ")
    assert helps in err
    assert "Traceback" not in err


@posix
def test_a_read_only_clone_is_told_what_to_do(house, capsys, monkeypatch):
    if os.geteuid() == 0:  # root may write everywhere but on a read-only file system

        def refuse(self, *args, **options):
            raise OSError(errno.EROFS, "Read-only file system", str(self))

        monkeypatch.setattr(Path, "touch", refuse)
    house.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert command.perform("book", lambda: None) == 1
    assert "copy the repository to a place where you may write" in capsys.readouterr().err


def test_a_part_of_the_environment_that_is_gone_is_named(house, capsys):
    gone = house / ".venv" / "bin" / "jupyter-book"
    assert command.perform("book", lambda: steps.run([gone], why="no book")) == 1
    assert "Part of .venv is missing: run make clean" in capsys.readouterr().err


def test_wrong_words_on_the_command_line_show_what_there_is(house, capsys):
    tasks = {"book": lambda: None, "bare": lambda suite="trixie": f"on {suite}"}
    for words in ([], ["bok"], ["book", "trixie"]):
        assert command.main(tasks, words) == 2
        assert "usage: make (book | bare)" in capsys.readouterr().err
    assert command.main(tasks, ["bare", "forky"]) == 0
    assert capsys.readouterr().out.endswith("; on forky\n")


@pytest.mark.parametrize("asked", ["--help", "-h", "help"])
def test_help_says_what_each_task_does(capsys, asked):
    assert command.main(TASKS, [asked]) == 0
    told = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert told.keys() == TASKS.keys()
    assert told["lint"] == "Ruff (lint and format, notebooks included) and mypy."


def test_every_requirement_is_locked_with_hashes():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^[\w.-]+==.*\n(?:    --hash=.*\n)*", text, re.MULTILINE)
    assert len(entries) > 100
    sha256 = re.compile("--hash=sha256:[0-9a-f]{64}")
    bad = [one.splitlines()[0] for one in entries if not sha256.search(one)]
    assert bad == []
    for low in ("numpy", *apart.CORE_TESTS):
        assert re.search(rf"^{low}==", text, re.MULTILINE), low


def test_the_lowest_versions_are_those_of_pyproject():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert apart.lowest_versions(text) == ["numpy==2.0"]
    with pytest.raises(StepError, match="expected NAME>=VERSION"):
        apart.lowest_versions(text.replace("numpy>=2.0", "numpy"))


def test_actions_are_pinned_by_commit():
    found = [
        line
        for file in (ROOT / ".github" / "workflows").glob("*.yml")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert found
    assert [line for line in found if not re.search(r"@[0-9a-f]{40} # v\d+(\.\d+)*$", line)] == []


OWN, OTHER = "https://mirror.example/debian", "https://other.example/debian"


@pytest.mark.parametrize(
    ("files", "right"),
    [
        ({"apt/sources.list": f"deb [arch=amd64] {OWN} bookworm main"}, OWN),
        ({"apt/sources.list": f"deb {OTHER} other main\ndeb {OWN} stable main"}, OWN),
        (
            {
                "apt/sources.list.d/debian.sources": f"URIs: {OTHER}\nSuites: bookworm-security\n"
                f"\nTypes: deb\nURIs: {OWN}\nSuites: bookworm bookworm-updates\n"
            },
            OWN,
        ),
        ({"apt/sources.list": "deb mirror+file:/etc/apt/mirrors/debian.list bookworm main"}, None),
        ({}, None),
    ],
)
def test_the_mirror_of_this_debian(tmp_path, files, right):
    release = {"os-release": "ID=debian\nVERSION_CODENAME=bookworm\n"}
    for name, text in {**release, **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert network.mirror(tmp_path) == right
    (tmp_path / "os-release").write_text("ID=ubuntu\nID_LIKE=debian\n")
    assert network.mirror(tmp_path) is None


def test_the_way_to_the_network_goes_along_and_nothing_else(tmp_path, monkeypatch):
    certificates = tmp_path / "mine.crt"
    certificates.write_text("a certificate")
    (tmp_path / "root" / "etc").mkdir(parents=True)
    for name in [name for name in os.environ if network.NETWORK.fullmatch(name)]:
        monkeypatch.delenv(name)
    for name, value in {
        "https_proxy": "http://proxy.example:3128",
        "PIP_CERT": str(certificates),
        "PIP_USER": "1",
        "PIP_FIND_LINKS": "/wheels",
        "LANG": "pl_PL.UTF-8",
    }.items():
        monkeypatch.setenv(name, value)
    found = network.variables(tmp_path / "root")
    inside = "/etc/this-machine/PIP_CERT"
    assert found == {"https_proxy": "http://proxy.example:3128", "PIP_CERT": inside}
    assert (tmp_path / "root" / inside[1:]).read_text() == "a certificate"


def test_a_new_system_reaches_its_mirror_as_this_machine_does(tmp_path, monkeypatch):
    said = """Acquire "";
Acquire::Check-Valid-Until "false";
Acquire::http::Proxy "http://proxy.example:3128";
Acquire::https::Proxy "";
Acquire::Languages "pl";
"""
    done = subprocess.CompletedProcess([], 0, stdout=said)
    monkeypatch.setattr(network.subprocess, "run", lambda *_, **__: done)
    (tmp_path / "etc/apt/apt.conf.d").mkdir(parents=True)
    (tmp_path / "usr/local/share/ca-certificates").mkdir(parents=True)
    network.settle(tmp_path)
    (written,) = (tmp_path / "etc/apt/apt.conf.d").iterdir()
    kept = [said.splitlines()[k] for k in (1, 2)]
    assert written.read_text().splitlines() == kept


def test_nothing_is_removed_through_a_mount(tmp_path, monkeypatch):
    table, system = tmp_path / "mountinfo", tmp_path / "a b" / "trixie"
    (system / "proc").mkdir(parents=True)
    escaped = str(system / "proc").replace(" ", "\\040")
    table.write_text(f"1 2 0:3 / {escaped} rw - proc proc rw\n2 2 0:4 / / rw - ext4 x rw\n")
    assert bare.mounts_below(system, table) == [str(system / "proc")]
    assert bare.mounts_below(tmp_path / "elsewhere", table) == []
    monkeypatch.setattr(bare, "mounts_below", lambda folder: [str(system / "proc")])
    with pytest.raises(StepError, match="is mounted, so nothing is removed"):
        bare.remove(system)
    assert system.exists()
    monkeypatch.setattr(bare, "mounts_below", lambda folder: [])
    bare.remove(system)
    assert not system.exists()


def test_bare_says_what_it_needs(monkeypatch, tmp_path):
    monkeypatch.setattr(bare, "FOLDER", tmp_path)
    monkeypatch.setattr(bare, "make_system", lambda *_: pytest.fail("it went on"))
    with pytest.raises(StepError, match=r"SUITE=\.\./x is no name of a Debian"):
        bare.bare("../x")
    monkeypatch.setattr(bare.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(bare.NotHereError, match="needs root on Linux: sudo make bare"):
        bare.bare()
    monkeypatch.setattr(bare.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(bare.shutil, "which", lambda name: None)
    with pytest.raises(bare.NotHereError, match="debootstrap is not on this machine: install it"):
        bare.bare()


def test_ci_tells_a_machine_without_a_bare_system_from_a_command_that_fails(monkeypatch, capsys):
    from tools import __main__ as tasks

    def stop(error):
        def bare_system():
            raise error

        return bare_system

    monkeypatch.setattr(tasks, "test", lambda: None)
    monkeypatch.setattr(tasks.bare_machine, "bare", stop(bare.NotHereError("no root")))
    assert "the verdict is that of make test alone" in tasks.ci()
    assert "no bare system on this machine: no root" in capsys.readouterr().out
    monkeypatch.setattr(tasks.bare_machine, "bare", stop(StepError("a command fails")))
    with pytest.raises(StepError, match="a command fails"):
        tasks.ci()
    monkeypatch.setattr(tasks.bare_machine, "bare", lambda: None)
    assert tasks.ci() == "on the bare system too"
