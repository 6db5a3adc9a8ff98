/**
 * Who answers. In a built page it is mlp.js, here. Where Python runs, its engine does: a question
 * goes over as a trait, the reply comes back as one. Nobody knows beforehand whether Python is
 * there, so mlp.js answers until the first reply has come.
 *
 * @typedef {{probabilities: number[], by: string}} Answer
 */
export const HERE = "mlp.js, in this page";

/**
 * @param {object} options
 * @param {object} options.model  anywidget's
 * @param {(x: number[]) => number[]} options.predict  mlp.js's
 * @param {() => void} options.onReply  ask again: the answer is here
 * @param {(words: string) => void} options.onFault  the engine in Python failed
 */
export function digitsEngine({ model, predict, onReply, onFault }) {
  let asked = { number: 0, key: "" };
  let answer = null; // the last one of Python, with the pixels that it is for
  const heard = () => {
    const { number, probabilities, fault } = model.get("reply");
    if (number !== asked.number) return; // the drawing has gone on since
    const by = `${model.get("engine_name")}, in Python`;
    answer = { key: asked.key, probabilities: fault ? null : probabilities, by };
    onFault(fault ?? "");
    onReply();
  };
  model.on("change:reply", heard);
  return {
    /**
     * @param {number[]} pixels  64 counts
     * @returns {Answer | null}  null while Python computes
     */
    ask(pixels) {
      const key = pixels.join();
      if (asked.key !== key) {
        asked = { number: asked.number + 1, key };
        model.set("question", { number: asked.number, pixels });
        model.save_changes();
      }
      if (!answer) return { probabilities: predict(pixels.map((v) => v / 16)), by: HERE };
      return answer.key === key && answer.probabilities ? answer : null;
    },
    forget: () => model.off("change:reply", heard),
  };
}
