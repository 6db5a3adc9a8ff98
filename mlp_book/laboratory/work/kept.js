/** What needs something kept: how far a guess was off, what is done, what has lost its place. */
import { contents } from "./contents.js";
import { howFar } from "./guess.js";
import { unplaced } from "./unplaced.js";

const work = globalThis.laboratoryWork;

work.howFar = howFar;
work.refresh = () => {
  contents(work.store);
  unplaced(work);
};
