"""What the laboratory's browser tests do in a page: open a cell, write into it, run it, read it."""

import time

READY = "() => document.documentElement.dataset.mlpLaboratory === 'ready'"
TEXT = "(s) => document.querySelector(s)?.innerText ?? ''"


def wait(driver, function, *arguments, seconds=90):
    """Wait until a JavaScript function gives something true, and return it."""
    end = time.monotonic() + seconds
    while not (found := driver.js(function, *arguments)):
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {function} {arguments}")
        time.sleep(0.05)
    return found


def visit(driver, url):
    """Open a page and wait for its buttons."""
    driver.open(url)
    wait(driver, READY)


def click(driver, cell, name):
    """Press a button of a cell by its text."""
    pressed = driver.js(
        "(s, name) => { const all = [...document.querySelectorAll(`${s} button`)];"
        " const one = all.find((b) => b.textContent === name && !b.hidden);"
        " one?.click(); return Boolean(one); }",
        cell,
        name,
    )
    assert pressed, f"{cell} has no button {name}"


def edit(driver, cell):
    """Open the editor of a cell."""
    click(
        driver,
        cell,
        driver.js("(s) => document.querySelector(`${s} .lab-bar button`).textContent", cell),
    )
    wait(driver, "(s) => Boolean(document.querySelector(`${s} .cm-content`))", cell)


def write(driver, cell, code):
    """Put code in place of what stands in the editor."""
    if not driver.js("(s) => Boolean(document.querySelector(`${s} .cm-content`))", cell):
        edit(driver, cell)
    driver.js(
        "(s, code) => { const at = document.querySelector(`${s} .cm-content`); at.focus();"
        " document.getSelection().selectAllChildren(at);"
        " document.execCommand('insertText', false, code); }",
        cell,
        code,
    )


IDLE = """(s) => {
  const buttons = [...document.querySelectorAll(`${s} .lab-bar button`)];
  const run = buttons.find((one) => one.textContent === "Run");
  return Boolean(run) && run.getAttribute("aria-disabled") !== "true";
}"""


def finished(driver, cell, seconds=90):
    """Wait until a cell no longer runs; return what stands under it."""
    wait(driver, IDLE, cell, seconds=seconds)
    return driver.js(TEXT, f"{cell} .lab-output")


def run(driver, cell, code=None, seconds=90):
    """Write code, run it, and return what stands under the cell."""
    if code is not None:
        write(driver, cell, code)
    click(driver, cell, "Run")
    return finished(driver, cell, seconds)


def status(driver, cell):
    """Return what the cell says of its state."""
    return driver.js(TEXT, f"{cell} .lab-status")
