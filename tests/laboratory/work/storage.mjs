/** A storage as browsers have it, with as much room as a test wants. */
export function fakeStorage(start = {}, { room = Infinity } = {}) {
  const held = new Map(Object.entries(start));
  return {
    get length() {
      return held.size;
    },
    key: (k) => [...held.keys()][k] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      held.set(key, String(value));
    },
    removeItem: (key) => held.delete(key),
    all: () => Object.fromEntries(held),
  };
}
