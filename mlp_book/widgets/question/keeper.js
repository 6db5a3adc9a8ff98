/**
 * What the built page keeps of a reader's answers. In a notebook there is no `laboratoryWork`:
 * nothing is kept there, and options stand as they were written.
 */

/** The options in an order that is the same for one reader, and another for another. */
export const readersOrder = (options, prompt) =>
  globalThis.laboratoryWork?.shuffled(options, prompt) ?? options;

/**
 * The kept answer of one question: that of the quiz, or of an exercise by hand.
 *
 * It is known by the question's text, so a question that was changed asks again. ("Its slope
 * there" may be asked twice: the second is known as such.)
 */
export function keeper(title, questions, k) {
  const work = globalThis.laboratoryWork;
  const { prompt } = questions[k];
  const earlier = questions.slice(0, k).filter((other) => other.prompt === prompt).length;
  const id = prompt.slice(0, 120) + (earlier ? ` (${earlier + 1})` : "");
  const place = [title === "Quiz" ? "quiz" : "question", id];
  return {
    read() {
      const { answer, first } = work?.store.get(...place) ?? {};
      const fits = typeof answer === "string" && ["right", "wrong"].includes(first);
      return fits ? { answer, first } : null;
    },
    write: (value) => work?.store.set(...place, value),
    forget: () => work?.store.remove(...place),
    placed: () => work?.place(...place),
    onForeignChange: (f) => work?.store.subscribe(({ kind }) => kind === null && f()),
  };
}
