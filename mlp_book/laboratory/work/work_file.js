/**
 * Save my work, Load, Forget: one JSON file for the whole book, as far as the browser sees it.
 *
 * What is read is data of unknown origin. Whatever an entry lacks, it is left out and counted; a
 * file that is no file of this book changes nothing. Nothing of it is ever parsed as HTML.
 */
import { KINDS, LONGEST, VERSION } from "./store.js";

export const FORMAT = "mlp-computed work";
export const LARGEST = 8_000_000; // characters of a file
const MOST = 20_000; // entries

const text = (most) => (value) => typeof value === "string" && value.length <= most;
const count = (value) => Number.isInteger(value) && value >= 0 && value < 1000;
const list = (one, most) => (value) => Array.isArray(value) && value.length <= most && value.every(one);
/** What a value of each kind is. */
const IS = {
  code: text(LONGEST),
  solved: (value) => value === true || text(LONGEST)(value), // the code that was right
  solution: (value) => value === true,
  prediction: (value) => list(text(2000), 30)(value?.values) && text(2000)(value.about),
  question: (value) => text(500)(value?.answer) && ["right", "wrong"].includes(value.first),
  quiz: (value) => IS.question(value),
  chapter: (value) => [value?.done, value?.of, value?.shown].every(count) && list(count, 2)(value.quiz),
  reader: (value) => Number.isInteger(value),
};

const entries = (n) => (n === 1 ? "1 entry" : `${n.toLocaleString("en")} entries`);

/** @returns {string}  the file's text */
export function asFile(store, now = Date.now()) {
  const head = { format: FORMAT, version: VERSION, saved: new Date(now).toISOString() };
  return `${JSON.stringify({ ...head, entries: store.entries() }, null, 1)}\n`;
}

/** An entry as the store takes it, or null. */
function understood(entry, now) {
  const { page, kind, id, at, is } = Object(entry);
  const fits =
    KINDS.includes(kind) &&
    text(200)(page) &&
    /^(\*|[\w-]+(\/[\w-]+)*)$/.test(page) &&
    text(400)(id) &&
    Number.isFinite(at) &&
    IS[kind](is);
  return fits ? { page, kind, id, at: Math.min(at, now), is } : null;
}

/**
 * Take what a file holds.
 * @returns {string}  what happened, in one or two sentences
 */
export function takeFile(store, content, now = Date.now()) {
  if (content.length > LARGEST) return "This file is too large to be a file of saved work. Nothing was changed.";
  let file;
  try {
    file = JSON.parse(content);
  } catch {
    return "This file is damaged, or it is no file of saved work. Nothing was changed.";
  }
  if (file?.format !== FORMAT) return "This is no file of work saved from this book. Nothing was changed.";
  if (!Number.isInteger(file.version) || file.version < 1) {
    return "This file does not say which edition saved it. Nothing was changed.";
  }
  if (file.version > VERSION) {
    return `A newer edition of the book saved this file (format ${file.version}; this page reads up to ${VERSION}). Nothing was changed.`;
  }
  if (!Array.isArray(file.entries) || file.entries.length > MOST) {
    return "This file is damaged: it holds no list of answers. Nothing was changed.";
  }
  const good = file.entries.map((entry) => understood(entry, now)).filter(Boolean);
  const results = good.map((entry) => store.take(entry));
  const taken = results.filter((result) => result.taken).length;
  const refused = results.filter((result) => !result.kept);
  const newer = good.length - taken - refused.length;
  const odd = file.entries.length - good.length;
  return [
    `Loaded ${entries(taken)}.`,
    newer && `${entries(newer)} here ${newer === 1 ? "is" : "are"} as new or newer and stayed.`,
    odd && `${entries(odd)} of the file could not be understood and ${odd === 1 ? "was" : "were"} left out.`,
    refused.length && refused[0].sentence,
  ]
    .filter(Boolean)
    .join(" ");
}
