/** What comes at the first click: editors, and the way to Python. */
import { Cell } from "./cell.js";
import { Python } from "./python.js";

const laboratory = globalThis.mlpLaboratory;
const python = new Python(laboratory);
laboratory.python = python; // the tests and `make bench` ask it directly

laboratory.openCell = (parts) => {
  const cell = new Cell(parts, python, laboratory);
  python.start().catch((error) => (cell.status.textContent = error.message));
  if (cell.editor) cell.editor.focus();
  else cell.run();
  return cell;
};
