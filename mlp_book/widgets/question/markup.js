/**
 * Texts of questions: plain, with the tags var, sub, sup, em, strong and code; anything else in
 * angle brackets is shown as it is written. Nothing is ever parsed as HTML. A hyphen before a
 * digit becomes a true minus sign, except in code.
 */
import { h } from "../pieces/dom.js";

const TAG = /<(\/?)(var|sub|sup|em|strong|code)>/g;

/**
 * @param {string} text
 * @returns {{tag: string | null, children: any[]}[]}  a tree of tags and strings
 */
export function parse(text) {
  const root = { tag: null, children: [] };
  const open = [root];
  let from = 0;
  for (const match of text.matchAll(TAG)) {
    const [whole, closing, tag] = match;
    open.at(-1).children.push(text.slice(from, match.index));
    from = match.index + whole.length;
    if (!closing) {
      const node = { tag, children: [] };
      open.at(-1).children.push(node);
      open.push(node);
    } else if (open.at(-1).tag === tag) {
      open.pop();
    }
  }
  open.at(-1).children.push(text.slice(from));
  return root.children;
}

const minus = (text) => text.replace(/(?<![\w.\])])-(?=[\d.])/g, "−");

/** @returns {(Node | string)[]} */
export function markup(text) {
  const build = (nodes, verbatim) =>
    nodes.map((node) => {
      if (typeof node === "string") return verbatim ? node : minus(node);
      return h(node.tag, {}, build(node.children, verbatim || node.tag === "code"));
    });
  return build(parse(text), false);
}
