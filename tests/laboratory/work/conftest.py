"""A chapter in small, in a browser of its own: nothing is kept from the test before."""

import pytest

from tests.browser.support import browser, visit  # noqa: F401

from .small_page import write_chapter


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The folder of a book with two pages."""
    folder = tmp_path_factory.mktemp("book")
    write_chapter(folder, name="other")
    write_chapter(folder)
    return folder


@pytest.fixture(scope="session")
def url(book):
    return (book / "book" / "learning" / "small.html").as_uri()


@pytest.fixture
def page(browser, url):  # noqa: F811
    with visit(browser, url) as (page, _):
        yield page
