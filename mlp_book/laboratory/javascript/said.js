/** What the laboratory says. */
export const MOST = 20_000; // characters that one run may print; running.py ends it there

export const SAID = {
  loading: "Loading Python (11 MB, once a page) …",
  waiting: "Waiting for the cell that runs …",
  running: "Running …",
  ran: "Done.",
  correct: "Correct.",
  notYet: "Not yet.",
  error: "Stopped with an error.",
  cut: `Stopped: it printed more than ${MOST.toLocaleString("en")} characters. Is there a loop without end?`,
  stopped: "You stopped it. Python starts afresh.",
  broken: "Python itself broke (a call without end, or no memory left). It starts afresh.",
  failed: "Python does not start in this browser.",
  refused: "Python cannot start: the rules of the server that this page comes from forbid it. Open the book from a folder of your own.",
  reset: "As at the start.",
  hint: "Shift+Enter runs. Escape, then Tab, leaves the editor.",
};

/** Which earlier exercises went in, and whose answers these are. */
export function usedWords(used) {
  return used.map(({ title, own }) =>
    own
      ? `Your own answer to ${title} is used.`
      : `The solution of ${title} is used, since you have no right answer of your own there yet.`,
  );
}
