"""How long a reader of a built page waits: ``python -m benchmarks.laboratory``.

From the click to the first result, of a later run, and from *Stop* to the next result; from file://,
in the browsers that are there. On two idle cores 2.0 s and 1.2 s are wanted.
"""

import argparse
import statistics
import sys
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.environment import find_browser, find_firefox
from tools.firefox import Firefox

PAGE = Path(__file__).resolve().parents[1] / "_build/html/book/function/forward_pass.html"
FIRST = """async () => {
  const pause = () => new Promise((done) => setTimeout(done, 5));
  const soon = async (f) => { let x; while (!(x = f())) await pause(); return x; };
  const cell = document.querySelector('[data-exercise="forward_pass.layer"]');
  const buttons = () => [...cell.querySelectorAll("button")];
  const button = (name) => buttons().find((one) => one.textContent === name && !one.hidden);
  button("Edit and run").click();
  (await soon(() => button("Run"))).click();
  await soon(() => cell.querySelector(".lab-sentence"));
  const { click, first } = mlpLaboratory.times;
  return first - click;
}"""
LATER = """async () => {
  const ask = { place: 0, own: {}, values: {} };
  const run = (code, text = () => {}) => mlpLaboratory.python.run({ ...ask, code }, text);
  const timed = async (f) => {
    const begun = performance.now();
    await f();
    return performance.now() - begun;
  };
  const later = await timed(() => run("1 + 1"));
  const begun = new Promise((done) => { run("print(1)\\nwhile True: pass", done); });
  await begun;
  const stop = await timed(() => { mlpLaboratory.python.stop(); return run("1 + 1"); });
  return { later, stop };
}"""


@contextmanager
def chromium():
    """A page in a Chromium of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page()
        page.goto(PAGE.as_uri())
        yield page.evaluate
        browser.close()


@contextmanager
def firefox():
    """A page in a Firefox of its own."""
    browser = Firefox(find_firefox())
    browser.open(PAGE.as_uri())
    yield browser.js
    browser.close()


def report(rounds):
    """Print the medians and the range of some rounds, each with a browser of its own."""
    found = {"Chromium": (find_browser(), chromium), "Firefox": (find_firefox(), firefox)}
    print(f"Python in the page, from file://, {rounds} rounds: median (least to most), in seconds")
    for name, (path, start) in found.items():
        if path is None:
            print(f"{name:9} is not on this machine")
            continue
        times = {"click to first result": [], "a later run": [], "stop to the next result": []}
        for _ in range(rounds):
            with start() as call:
                first = call(FIRST)
                more = call(LATER)
            for key, value in zip(times, (first, more["later"], more["stop"]), strict=True):
                times[key].append(value / 1000)
        for key, values in times.items():
            middle = statistics.median(values)
            print(f"{name:9} {key:24} {middle:5.2f}  ({min(values):.2f} to {max(values):.2f})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="benchmarks.laboratory", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds a browser (%(default)s)")
    if not PAGE.is_file():
        sys.exit("benchmarks.laboratory: there is no built book; run `make book` first")
    report(parser.parse_args().rounds)
