/** CodeMirror 6 with what an exercise needs, and no more. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

const markLine = StateEffect.define();
const wrongLine = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    for (const effect of change.effects) {
      if (!effect.is(markLine)) continue;
      const { value: line } = effect;
      if (line < 1 || line > change.state.doc.lines) return Decoration.none;
      const { from } = change.state.doc.line(line);
      return Decoration.set([Decoration.line({ class: "lab-wrong-line" }).range(from)]);
    }
    return marks.map(change.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Make an editor in `place`. Tab indents; Escape, then Tab, leaves it (CodeMirror's own rule). */
export function makeEditor({ place, text, label, hint, onRun, onChange }) {
  const run = { key: "Shift-Enter", run: () => (onRun(), true) };
  // With a tabindex it is seen as what the keyboard reaches when a long line makes the editor scroll.
  const named = { "aria-label": label, "aria-describedby": hint, tabindex: "0" };
  const attributes = { ...named, spellcheck: "false", autocapitalize: "off", autocorrect: "off" };
  const view = new EditorView({
    parent: place,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([run])),
        keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
        history(),
        lineNumbers(),
        python(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        bracketMatching(),
        syntaxHighlighting(classHighlighter),
        wrongLine,
        EditorView.contentAttributes.of(attributes),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(next) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    focus: () => view.focus(),
    /** Mark the line that an error names, from 1; 0 takes the mark away. */
    mark(line) {
      queueMicrotask(() => view.dispatch({ effects: markLine.of(line) }));
    },
  };
}
