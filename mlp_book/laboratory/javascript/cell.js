/** One cell with its editor, its buttons and what it says. */
import { makeEditor } from "./code_editor.js";
import { SAID, usedWords } from "./said.js";
import { widgetNumbers } from "./widget_numbers.js";

let serial = 0;

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

export class Cell {
  #python;
  #laboratory;
  #running = false;

  /** @param {object} parts  what the start script found: container, pre, bar, status, stub ... */
  constructor(parts, python, laboratory) {
    Object.assign(this, parts);
    this.#python = python;
    this.#laboratory = laboratory;
    this.place = Number(this.container.dataset.cell);
    if (this.stub) this.#makeEditor();
    this.#makeButtons();
    this.status.textContent = "";
  }

  get text() {
    return this.editor ? this.editor.text : "";
  }

  #makeEditor() {
    const input = this.pre.closest(".cell_input");
    input.classList.add("lab-replaced"); // on paper the code is read there
    const place = element("div", "lab-editor");
    input.after(place);
    this.hint = element("span", "lab-hint", SAID.hint);
    this.hint.id = `lab-hint-${(serial += 1)}`;
    this.editor = makeEditor({
      place,
      text: this.kept ?? this.stub,
      label: `Your code: ${this.title}`,
      hint: this.hint.id,
      onRun: () => this.run(),
      onChange: (text) => this.#keep(text),
    });
    if (this.check) place.after(element("pre", "lab-check", this.check));
  }

  #makeButtons() {
    this.runs = this.#button("Run", () => this.run());
    this.stops = this.#button("Stop", () => this.#python.stop());
    this.resets = this.#button("Reset", () => this.reset());
    this.stops.hidden = true;
    this.resets.hidden = !this.editor;
    this.open.replaceWith(this.runs, this.stops, this.resets);
    if (this.hint) this.bar.append(this.hint);
  }

  #button(text, action) {
    const made = element("button", "", text);
    made.type = "button";
    made.setAttribute("aria-label", `${text}: ${this.title}`);
    made.addEventListener("click", action);
    return made;
  }

  #keep(text) {
    this.pre.textContent = this.check ? `${text}\n\n\n${this.check}\n` : text;
    this.editor.mark(0);
    if (!this.exercise) return;
    const { store } = this.#laboratory;
    if (text === this.stub) store.remove("code", this.exercise);
    else {
      const { kept, sentence } = store.set("code", this.exercise, text);
      if (!kept) this.status.textContent = sentence;
    }
  }

  reset() {
    this.editor.text = this.stub;
    this.output?.replaceChildren();
    for (const old of this.#oldOutputs()) old.hidden = false;
    this.status.textContent = SAID.reset;
    this.editor.focus();
  }

  #oldOutputs() {
    return this.container.querySelectorAll(":scope > .cell_output, :scope > details.below-input");
  }

  /** An empty place for the output, which a screen reader follows. */
  #clear() {
    if (!this.output) {
      this.output = element("div", "lab-output");
      this.output.setAttribute("role", "log");
      this.output.setAttribute("aria-label", `Output: ${this.title}`);
      this.bar.after(this.output);
    }
    this.output.replaceChildren();
    for (const old of this.#oldOutputs()) old.hidden = true;
  }

  /** Add text, and text only: what a cell prints is never markup. */
  #print(stream, text) {
    let pre = this.output.lastElementChild;
    if (pre?.dataset.stream !== stream) {
      pre = element("pre", stream === "out" ? "lab-text" : "lab-text lab-error");
      pre.dataset.stream = stream;
      pre.tabIndex = 0; // it may scroll
      this.output.append(pre);
    }
    pre.append(text);
  }

  #say(text, className) {
    if (text) this.output.append(element("p", `lab-sentence ${className}`, text));
  }

  async run() {
    if (this.#running) return;
    this.#running = true;
    this.runs.setAttribute("aria-disabled", "true");
    this.#clear();
    this.editor?.mark(0);
    const { times, packs, store } = this.#laboratory;
    this.status.textContent = times.ready ? SAID.waiting : SAID.loading;
    const code = this.text;
    let slow;
    try {
      const page = packs.get("page");
      const request = {
        place: this.place,
        code,
        own: Object.fromEntries(
          Object.values(page.exercises)
            .map(({ exercise }) => [exercise, store.get("solved", exercise)])
            .filter(([, answer]) => typeof answer === "string" && answer.trim()),
        ),
        values: widgetNumbers(page.widgets),
      };
      const print = (stream, text) => this.#print(stream, text);
      const answer = await this.#python.run(request, print, () => {
        this.status.textContent = SAID.running;
        slow = setTimeout(() => (this.stops.hidden = false), 300);
      });
      times.first ??= performance.now();
      this.#show(answer, code);
    } catch (error) {
      this.#say(error.message, "lab-error");
      this.status.textContent = SAID.failed;
    }
    clearTimeout(slow);
    const focused = document.activeElement === this.stops;
    this.stops.hidden = true;
    if (focused) this.runs.focus();
    this.runs.removeAttribute("aria-disabled");
    this.#running = false;
  }

  #show(answer, code) {
    if (answer.stopped) {
      this.status.textContent = answer.stopped;
      this.#say(answer.stopped, "lab-error");
      return this.#tell("error", answer.stopped);
    }
    for (const words of usedWords(answer.used ?? [])) this.#say(words, "lab-used");
    const line = answer.line ? `Line ${answer.line}: ` : "";
    if (answer.plain) this.#say(`${line}${answer.plain}`, "lab-plain");
    if (answer.error) this.#print("err", answer.error);
    if (answer.cut) this.#say(SAID.cut, "lab-error");
    this.editor?.mark(answer.line ?? 0);
    if (answer.error || answer.cut) {
      this.status.textContent = answer.cut ? SAID.cut : SAID.error;
      return this.#tell("error", answer.plain || answer.error || SAID.cut);
    }
    if (!answer.verdict) {
      this.status.textContent = SAID.ran;
      return undefined;
    }
    const right = answer.verdict === "right";
    this.#say(answer.sentence, right ? "lab-right" : "lab-not-yet");
    this.status.textContent = right ? SAID.correct : SAID.notYet;
    if (right) this.#laboratory.store.set("solved", this.exercise, code);
    return this.#tell(answer.verdict, answer.sentence);
  }

  /** For who shows hints and what is done: "right", "nearly", "mistake", "else", "stub", "error". */
  #tell(verdict, sentence) {
    if (!this.exercise) return;
    const detail = { exercise: this.exercise, verdict, sentence };
    const event = new CustomEvent("laboratory:judged", { detail, bubbles: true });
    this.container.dispatchEvent(event);
  }
}
