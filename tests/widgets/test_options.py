"""What the controls of a page offer is what the traits take, and nothing else."""

import inspect
from pathlib import Path

import numpy as np
import pytest
import traitlets

from mlp_book import widgets
from mlp_book.topics.networks import binary_classifier
from mlp_book.widgets.base import BookWidget, PictureWidget
from mlp_book.widgets.choices import OneOf
from mlp_core import MLP

KINDS = [
    kind
    for kind in (getattr(widgets, name) for name in widgets.__all__)
    if isinstance(kind, type) and issubclass(kind, PictureWidget)
]


def is_choice(trait):
    return isinstance(trait, OneOf)


def offers():
    for kind in KINDS:
        for name, offer in kind().options.items():
            yield pytest.param(kind, name, offer, id=f"{kind.__name__} {name}")


def test_every_picture_offers_something():
    assert len(KINDS) == 20
    assert all(kind().options for kind in KINDS)


@pytest.mark.parametrize(("kind", "name", "offer"), [*offers()])
def test_what_is_offered_is_taken_and_what_lies_beyond_is_refused(kind, name, offer):
    widget = kind()
    trait = widget.traits()[name]
    assert widget.get_state("options")["options"][name] == offer
    if trait.read_only or name == "hidden":
        return
    if is_choice(trait):
        good, bad = [value for value, _ in offer], ["none of them", -7]
        assert all(isinstance(text, str) for _, text in offer)
    else:
        low, high = good = offer
        beyond = 1 if isinstance(high, int) else 1 + abs(high) / 1000
        bad = [high + beyond, low - beyond]
    present = getattr(widget, name)
    like = (lambda value: np.full_like(present, value)) if np.ndim(present) else (lambda v: v)
    for value in good:
        setattr(widget, name, like(value))
        assert np.all(getattr(widget, name) == value)
    for value in bad:
        with pytest.raises((TypeError, ValueError, traitlets.TraitError), match=name):
            setattr(widget, name, like(value))


@pytest.mark.parametrize("kind", KINDS)
def test_no_view_types_a_list_again(kind):
    """How the page writes a choice stands in Python alone."""
    room = Path(inspect.getfile(kind)).parent
    views = [path.read_text(encoding="utf-8") for path in room.glob("*.js")]
    assert views
    choices = [kind().options[name] for name, one in kind().traits().items() if is_choice(one)]
    texts = {text for offer in choices for _, text in offer if " " in text}
    assert {text for text in texts for view in views if f'"{text}"' in view} == set()


def test_a_cross_entropy_is_offered_for_a_probability_alone():
    _, theta, x, target = binary_classifier()
    own = widgets.BackpropagationWidget(MLP((3, 4, 1), ["tanh", "identity"]), theta, x, target)
    assert own.options["loss"] == [["half_squared_error", "half squared error"]]
    assert own.options["target"] == [-1e6, 1e6]
    usual = widgets.BackpropagationWidget()
    assert [value for value, _ in usual.options["loss"]] == [
        "binary_cross_entropy",
        "half_squared_error",
    ]
    assert usual.options["target"] == [0, 1]


def test_the_options_of_the_playground_s_layers():
    options = widgets.PlaygroundWidget().options
    most = [options["hidden"]["neurons"]] * options["hidden"]["layers"]
    widget = widgets.PlaygroundWidget(hidden=most)
    for wrong in ([*most, 1], [most[0] + 1], [0]):
        with pytest.raises(ValueError, match="hidden"):
            widget.hidden = wrong


class Menu(BookWidget):
    bundle = "question"
    dish = OneOf({"soup": "a soup", "fish": "a fish"})
    share = OneOf((0.0, 0.5), 0.5)
    table = OneOf(lambda menu: range(menu.tables), 7, what="a table")
    tables = 12


def test_one_of():
    menu = Menu()
    assert (menu.dish, menu.share, menu.table) == ("soup", 0.5, 7)
    menu.share = 0
    assert type(menu.share) is float
    menu.table = np.int64(11)
    assert type(menu.table) is int
    menu.tables = 3
    assert menu.traits()["table"].offers(menu) == [[0, "0"], [1, "1"], [2, "2"]]
    assert menu.traits()["dish"].offers(menu) == [["soup", "a soup"], ["fish", "a fish"]]


@pytest.mark.parametrize(
    ("name", "value", "error", "words"),
    [
        ("dish", "stew", ValueError, "Menu.dish: got 'stew', expected one of soup, fish"),
        ("dish", 3, TypeError, "Menu.dish: got 3, expected one of soup, fish"),
        ("dish", ["soup"], TypeError, r"Menu.dish: got \['soup'\], expected one of"),
        ("share", 0.3, ValueError, "Menu.share: got 0.3, expected one of 0.0, 0.5"),
        ("share", False, TypeError, "Menu.share: got False"),
        ("share", "0.5", TypeError, "Menu.share: got '0.5'"),
        ("table", 12, ValueError, "Menu.table: got 12, expected a table, from 0 to 11"),
    ],
)
def test_one_of_says_what_is_wrong(name, value, error, words):
    menu = Menu()
    with pytest.raises(error, match=words):
        setattr(menu, name, value)
