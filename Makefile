# Two commands are all a newcomer needs: `make book` and `make test`.
# Each sets up what it needs in .venv and node_modules; tools/ holds the steps.
PYTHON ?= python3

TASKS = book test test-all test-no-browser mutants lab serve lint notebooks elsewhere assets bench bench-peers gpu \
	lowest bare bare-remove ci clean

# Each task sets up what it needs, and two at once would do so twice.
.NOTPARALLEL:

.PHONY: help $(TASKS)

help:
	@echo "make book       build the HTML into _build/html and say what to open"
	@echo "make test       lint, build the book and run every test"
	@echo "make test-all   make test, and every exercise of every chapter in two browsers"
	@echo "make mutants    try every exercise's check on all changes of its solution (two minutes)"
	@echo "make lab        open the notebooks in JupyterLab"
	@echo "make serve      serve _build/html on this machine"
	@echo "make lint       ruff and mypy only"
	@echo "make notebooks  run the notebooks and store their text outputs"
	@echo "make elsewhere  run the notebooks with the rounding of other processors"
	@echo "make assets     bundle the widgets' JavaScript (after changing a widget)"
	@echo "make bench      time mlp_core against its own matrix products, and Python in the page"
	@echo "make bench-peers  the same job in PyTorch, Keras, scikit-learn and JAX (installs them apart)"
	@echo "make gpu        on a machine with an NVIDIA GPU: run the tests with CuPy and measure"
	@echo "make bare       on a bare Debian in a folder (root): make book and make test; SUITE=trixie,"
	@echo "                or bookworm, forky, ...; make bare-remove removes what it keeps in build/bare"
	@echo "make lowest     test mlp_core with the lowest versions that pyproject.toml allows"
	@echo "make test-no-browser  make test without the tests that open a browser"
	@echo "make ci         what CI does: make test, then make bare where that is possible"
	@echo "make clean      remove everything that was built"

$(TASKS):
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "make $@: $(PYTHON) not found; install Python 3.11 or newer, or name it: make $@ PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m tools $@ $(if $(filter bare,$@),$(SUITE))
