/** How far a reader scrolls without something to do: to move, to guess, to find, to change and run. */
() => {
  const main = document.querySelector("article");
  const exercises = main.querySelector("section#exercises");
  const top = (e) => e.getBoundingClientRect().top + scrollY;
  const bottom = (e) => e.getBoundingClientRect().bottom + scrollY;
  const end = top(exercises); // from there on all is to be done
  const doing = [...main.querySelectorAll(".mlp-widget, .predict, .slip, .lab-bar")]
    .filter((e) => e.checkVisibility() && top(e) < end)
    .sort((a, b) => top(a) - top(b));
  const gaps = [];
  let from = top(main);
  for (const e of [...doing, exercises]) {
    const size = Math.round(top(e) - from);
    const heading = [...main.querySelectorAll("h1, h2, h3")].filter((h) => top(h) <= from + 9).pop();
    gaps.push({ size, after: heading?.firstChild.textContent ?? "the title" });
    if (e !== exercises) from = Math.max(from, bottom(e));
  }
  const first = main.querySelector(".mlp-widget");
  return { first: first ? Math.round(top(first)) : null, gaps };
}
