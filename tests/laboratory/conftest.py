"""A browser for each kind, and the small page that they open."""

import pytest

from tests.browser.support import browser  # noqa: F401
from tools.environment import find_firefox
from tools.firefox import Firefox

from .chromium import Chromium
from .small_page import code, text, write_page

FIRST = "import numpy as np\nfrom mlp_book.chapters.neuron import exercises"
STUB = "def relu_neuron(x, w, b):\n    return ...\n\n\nexercises.neuron.check(relu_neuron)"
SOLUTION = "def relu_neuron(x, w, b):\n    return max(0, sum(a * c for a, c in zip(w, x)) + b)"
CELLS = [
    code(FIRST, output=""),
    code("print(np.arange(3) / 3)"),
    text("### Exercise 3: one neuron"),
    code(STUB),
    text(f"```python\n{SOLUTION}\n```"),
    text("### Exercise 4: with the neuron of before"),
    code("print(relu_neuron([1, 1], [2, 3], 4))"),
]


@pytest.fixture(scope="session")
def small_page(tmp_path_factory):
    """The address of a page with a cell that prints, an exercise, and a cell that needs it."""
    return write_page(tmp_path_factory.mktemp("small"), CELLS)


@pytest.fixture(scope="session")
def firefox():
    """One Firefox for all tests; make test installs it where it can."""
    path = find_firefox()
    if path is None:
        pytest.skip("no Firefox on this machine: `make test` installs Debian's when root")
    one = Firefox(path)
    yield one
    one.close()


@pytest.fixture(params=["chromium", "firefox"])
def driver(request, browser):  # noqa: F811
    """Each browser, with nothing kept from the test before."""
    if request.param == "firefox":
        one = request.getfixturevalue("firefox")
        yield one
        one.js("() => { try { localStorage.clear(); } catch {} }")
    else:
        one = Chromium()
        yield one
        one.close()
