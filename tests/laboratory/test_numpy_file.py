"""Where NumPy for WebAssembly comes from: its sum decides; without it the book is still built."""

import hashlib
import io
import zipfile

import pytest

from tools import laboratory, steps
from tools.laboratory import NotHadError

GOOD = b"the very file"


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A house whose lock wants GOOD."""
    monkeypatch.setattr(laboratory, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(laboratory, "TARGET", tmp_path / "made")
    sum_ = hashlib.sha256(GOOD).hexdigest()
    monkeypatch.setattr(laboratory, "wanted", lambda: ("numpy.whl", sum_))
    return tmp_path


def sources(monkeypatch, *answers):
    """Give sources that answer so, and return the list of those that were asked."""
    asked = []

    def source(place, answer):
        def ask(name):
            asked.append(place)
            if isinstance(answer, Exception):
                raise answer
            return answer

        ask.__name__ = f"source{place}"
        return ask

    monkeypatch.setattr(laboratory, "SOURCES", [source(k, one) for k, one in enumerate(answers)])
    return asked


def test_the_first_source_that_has_it_gives_it_once(house, monkeypatch):
    asked = sources(monkeypatch, NotHadError("no answer"), GOOD)
    assert laboratory.numpy_file().read_bytes() == GOOD
    assert asked == [0, 1]
    assert laboratory.numpy_file().read_bytes() == GOOD
    assert asked == [0, 1]  # then it is kept


def test_another_sum_is_refused_wherever_it_comes_from(house, monkeypatch):
    sources(monkeypatch, b"something else", NotHadError("no network"))
    with pytest.raises(NotHadError, match="another sum than the lock: refused; no network"):
        laboratory.numpy_file()
    assert not (house / "cache").exists()


def test_a_damaged_file_is_fetched_anew(house, monkeypatch, capsys):
    asked = sources(monkeypatch, GOOD)
    (house / "cache").mkdir()
    (house / "cache" / "numpy.whl").write_bytes(b"half of")
    assert laboratory.numpy_file().read_bytes() == GOOD
    assert asked == [0]
    assert "damaged" in capsys.readouterr().out


def test_without_it_the_book_is_built_and_says_so(house, monkeypatch, capsys):
    sources(monkeypatch, NotHadError("no network"))
    built = []
    monkeypatch.setattr(laboratory, "ensure_node_modules", lambda: None)
    monkeypatch.setattr(laboratory, "_build", lambda task, *rest, log: built.append(task))
    (house / "made").mkdir()
    for name in ("numpy.js", "python.stamp"):
        (house / "made" / name).write_text("old")
    laboratory.ensure_laboratory()
    assert built == ["scripts"]
    assert "no Python in the pages" in capsys.readouterr().out
    assert [path.name for path in (house / "made").iterdir()] == ["scripts.stamp"]


def test_pyodide_knows_the_address_of_its_release(monkeypatch):
    asked = []

    def no_network(address, timeout):
        asked.append(address)
        raise OSError("no route")

    monkeypatch.setattr(laboratory.urllib.request, "urlopen", no_network)
    with pytest.raises(NotHadError, match="did not answer"):
        laboratory.official("numpy.whl")
    assert asked[0].startswith("https://")
    assert asked[0].endswith("/full/numpy.whl")
    assert "${" not in asked[0]


def test_the_package_that_carries_it_is_opened(monkeypatch):
    def download(command, **options):
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as zipped:
            zipped.writestr("somewhere/numpy.whl", GOOD)
        folder = command[command.index("--dest") + 1]
        (steps.Path(folder) / "carrier.whl").write_bytes(whole.getvalue())

    monkeypatch.setattr(laboratory, "run", download)
    assert laboratory.carried("numpy.whl") == GOOD
    with pytest.raises(NotHadError, match="does not carry other"):
        laboratory.carried("other.whl")


def test_pip_that_fails_is_told(monkeypatch):
    def fail(command, **options):
        raise steps.StepError("pip could not download it: long words")

    monkeypatch.setattr(laboratory, "run", fail)
    with pytest.raises(NotHadError, match=r"^pip could not download it$"):
        laboratory.carried("numpy.whl")


def test_the_lock_names_file_and_sum():
    name, sum_ = laboratory.wanted()
    assert name.startswith("numpy-")
    assert name.endswith("wasm32.whl")
    assert len(sum_) == 64
