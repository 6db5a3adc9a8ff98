/** Which page of the book this is, and where its reader's work is kept. */
import { createStore } from "../work/store.js";

const BOOK = "mlp-computed";

/** @returns {string} as "learning/losses", from the address and the page's depth in the book */
export function pageOf(document, location) {
  const depth = (document.documentElement.dataset.content_root ?? "").split("../").length;
  const parts = decodeURIComponent(location.pathname).split("/").slice(-depth);
  return parts.join("/").replace(/\.html$/, "").replace(/^book\//, "") || "index";
}

/** The store of a page; where the browser refuses storage, work lives as long as the page. */
export function makeStore(page) {
  let storage = null;
  try {
    storage = globalThis.localStorage;
  } catch {
    // a private window, or storage switched off
  }
  return createStore({ storage, book: BOOK, page });
}
