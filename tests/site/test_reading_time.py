"""A chapter's minutes are counted from its text, and its page says them."""

import re
from pathlib import Path

import pytest

from mlp_book.site.exercise_index import chapter_of, notebooks
from mlp_book.site.reading_time import (
    FORMULA,
    PREDICTION,
    WORDS_A_MINUTE,
    count_words,
    markdown,
    minutes_to_read,
)

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "_build" / "html"

TEXT = """# A title

(a-label)=
Four words stand here; and $a + b = c$ is one.

$$ z = w x + b $$

:::{admonition} Predict it
:class: predict
Which?

<!-- guess: number "not read" = 3 -->
:::

```python
never = "counted"
```

| a | b |
|:--|--:|
| 1 | 2 |

## Exercises

These are not read before.
"""


def test_words_are_what_a_reader_reads():
    # The title, a sentence with its formula, the box's title and question, the table.
    before = TEXT.split("## Exercises")[0]
    assert count_words(before) == 2 + 8 + 3 + 4
    assert count_words(TEXT) == 17 + 6


@pytest.mark.parametrize(
    ("more", "minutes"),
    [
        ("word " * WORDS_A_MINUTE * 20, 20),
        ("$$ z $$\n" * 20, 20 * FORMULA),
        (":class: predict\n" * 20, 20 * PREDICTION),
    ],
)
def test_words_formulas_and_predictions_take_their_minutes(more, minutes):
    assert minutes_to_read("# A\n\n" + more + "\n## Exercises\n" + "word " * 9999) == minutes


@pytest.mark.parametrize("path", list(notebooks(ROOT)), ids=lambda path: path.stem)
def test_a_page_says_the_minutes_of_its_chapter(path):
    text = markdown(path)
    assert "**Time:**" not in text, "nobody types the minutes"
    page = (PAGES / path.relative_to(ROOT)).with_suffix(".html").read_text(encoding="utf-8")
    chapter = chapter_of(text, path.stem)
    said = re.findall(
        r"Time:</strong> about (\d+) minutes to read, (\d+) for the exercises, (\d+) for", page
    )
    wanted = (chapter.reading, chapter.exercises, chapter.quiz)
    assert said == ([tuple(map(str, wanted))] if chapter.tasks else [])
