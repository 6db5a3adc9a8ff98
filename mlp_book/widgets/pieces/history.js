/** Stepping back. A state is any value; whoever calls decides what one step is. */
export class History {
  #past = [];

  /** @param {number} limit  how many steps are kept */
  constructor(limit = 1000) {
    this.limit = limit;
  }

  /** Remember a state before it is changed. */
  push(state) {
    this.#past.push(state);
    if (this.#past.length > this.limit) this.#past.shift();
  }

  /** The state before the last change, or undefined. */
  pop() {
    return this.#past.pop();
  }

  /** Another run begins: what was before it is out of reach. */
  clear() {
    this.#past = [];
  }

  get length() {
    return this.#past.length;
  }
}
