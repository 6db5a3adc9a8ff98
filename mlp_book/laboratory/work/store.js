/**
 * What a reader has done, kept in the browser: code, predictions, answers, what is solved.
 *
 * Chromium shares one storage among all pages opened from files; Firefox has one for each file.
 * So every key begins with the book's name and the version of the format, and whatever is read
 * is taken for data of unknown origin: what is not as written here is not there.
 *
 * An entry is {at, is}: when it was written (milliseconds), and the value, anything of JSON.
 */
export const VERSION = 1;
export const KINDS = [
  "code", // what stands in an editor, by exercise or cell
  "solved", // exercises judged correct: the code that was, or true
  "solution", // exercises whose solution was opened before they were solved
  "prediction", // what was guessed in a Predict box
  "question", // answers of single questions and of exercises by hand
  "quiz", // answers of the quiz
  "chapter", // how much of a page is done, for the contents list of all pages
  "reader", // the seed that shuffles this reader's options
];
export const LONGEST = 200_000; // characters of one value

const HELP = "The page goes on; save your work to a file before you close it.";
const FULL = `Your browser has no room left to keep this. ${HELP}`;
const REFUSED = `Your browser keeps nothing for this page. ${HELP}`;
const TOO_LONG = "This is longer than 200,000 characters and is not kept.";

/** @returns {{at: number, is: unknown} | null}  null for what no store of this book has written */
function entryOf(text) {
  try {
    const entry = JSON.parse(text);
    return Number.isFinite(entry.at) && entry.is !== undefined ? entry : null;
  } catch {
    return null;
  }
}

/**
 * @param {object} options
 * @param {Storage | null} options.storage  null: nothing outlives the page
 * @param {string} options.book  the book's name in every key
 * @param {string} options.page  as "learning/losses": what is kept belongs to it
 * @param {() => number} [options.now]
 */
export function createStore({ storage, book, page, now = Date.now }) {
  const prefix = `${book}/${VERSION}/`;
  const memory = new Map(); // what the browser did not take
  const listeners = new Set();

  const keyOf = (where, kind, id) => {
    if (!KINDS.includes(kind)) throw new TypeError(`store: ${kind} is no kind, expected ${KINDS}`);
    return prefix + [where, kind, id].map(encodeURIComponent).join("/");
  };
  const read = (key) => {
    if (memory.has(key)) return memory.get(key);
    try {
      return entryOf(storage.getItem(key));
    } catch {
      return null;
    }
  };
  const write = (key, entry) => {
    const text = JSON.stringify(entry);
    if (text.length > LONGEST) return { kept: false, sentence: TOO_LONG };
    try {
      storage.setItem(key, text);
      memory.delete(key);
      return { kept: true, sentence: "" };
    } catch (error) {
      memory.set(key, entry);
      return { kept: false, sentence: storage && /quota/i.test(error?.name) ? FULL : REFUSED };
    }
  };
  const erase = (key) => {
    memory.delete(key);
    try {
      storage.removeItem(key);
    } catch {
      // What cannot be removed was never kept.
    }
  };
  const keys = () => {
    const found = new Set(memory.keys());
    try {
      for (let k = 0; k < storage.length; k += 1) found.add(storage.key(k));
    } catch {
      // Only what the page remembers itself.
    }
    return [...found].filter((key) => key?.startsWith(prefix)).sort();
  };
  /** @returns {{page: string, kind: string, id: string, at: number, is: unknown} | null} */
  const parse = (key) => {
    const parts = key.slice(prefix.length).split("/");
    if (parts.length !== 3 || !KINDS.includes(parts[1])) return null;
    try {
      const [where, kind, id] = parts.map(decodeURIComponent);
      const entry = read(key);
      return entry && { page: where, kind, id, ...entry };
    } catch {
      return null;
    }
  };
  const tell = (change) => {
    for (const listener of [...listeners]) listener(change);
  };

  return {
    page,
    get: (kind, id, where = page) => read(keyOf(where, kind, id))?.is,
    set(kind, id, value, where = page) {
      const result = write(keyOf(where, kind, id), { at: now(), is: value });
      tell({ page: where, kind, id, value, ...result });
      return result;
    },
    remove(kind, id, where = page) {
      erase(keyOf(where, kind, id));
      tell({ page: where, kind, id, value: undefined, kept: true, sentence: "" });
    },
    /** All entries of the book that this browser shows to this page. */
    entries: () => keys().map(parse).filter(Boolean),
    /** Take an entry of a file, unless what is here is newer. */
    take({ page: where, kind, id, at, is }) {
      const key = keyOf(where, kind, id);
      const here = read(key);
      if (here && here.at >= at) return { kept: true, taken: false, sentence: "" };
      const result = write(key, { at, is });
      return { ...result, taken: result.kept };
    },
    /** Remove everything of this book, of older formats too. */
    forget() {
      memory.clear();
      try {
        const all = Array.from({ length: storage.length }, (_, k) => storage.key(k));
        for (const key of all) if (key.startsWith(`${book}/`)) storage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
      this.changed();
    },
    /** Tell all who listen that anything may have changed: kind and id are null. */
    changed() {
      tell({ page, kind: null, id: null, value: undefined, kept: true, sentence: "" });
    },
    /** Call `listener` on every change made here; what it returns stops that. */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
