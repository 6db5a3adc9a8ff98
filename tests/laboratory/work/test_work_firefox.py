"""What a reader does is kept in Firefox too, in a page from file:// and under its own rules."""

import time

WRITE = """(number) => {
  const form = document.querySelector("form.guess");
  form.querySelector("input[type=text]").value = number;
  form.querySelector("button[type=submit]").click();
}"""
TEXT = "(s) => document.querySelector(s)?.innerText ?? ''"
SEEN = "(s) => document.querySelector(s).offsetParent !== null"
READY = "() => document.documentElement.dataset.mlpWidgets === 'ready'"


def wait(firefox, function, *arguments):
    end = time.monotonic() + 60
    while not (found := firefox.js(function, *arguments)):
        assert time.monotonic() < end, function
        time.sleep(0.05)
    return found


def test_work_is_kept_in_firefox(firefox, url):
    firefox.open(url)
    wait(firefox, READY)
    assert not firefox.js(SEEN, ".admonition.answer")
    firefox.js(WRITE, "15")
    assert "15 (4 below 19)" in wait(firefox, TEXT, ".guess-beside")
    firefox.js("() => { document.querySelector('#quiz input[type=radio]').click(); }")
    firefox.js("() => { document.querySelector('#quiz form button').click(); }")
    before = wait(firefox, TEXT, "#quiz .mlp-feedback")
    order = firefox.js(TEXT, "#quiz .mlp-options")
    firefox.open(url)
    wait(firefox, READY)
    assert "15 (4 below 19)" in wait(firefox, TEXT, ".guess-beside")
    assert wait(firefox, TEXT, "#quiz .mlp-feedback") == before
    assert firefox.js(SEEN, ".admonition.answer > :last-child")
    assert firefox.js(TEXT, "#quiz .mlp-options").split()[0] == order.split()[0]
    firefox.js("() => { document.querySelector('[data-work=forget]').click(); }")
    wait(firefox, "() => document.querySelectorAll('#your-work .work-said button').length")
    firefox.js("() => { document.querySelector('#your-work .work-said button').click(); }")
    wait(firefox, "() => !document.querySelector('.guess-beside')")
    firefox.open(url)
    wait(firefox, READY)
    assert firefox.js(TEXT, ".guess-beside") == ""
