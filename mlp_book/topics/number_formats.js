/**
 * Floating-point formats: their bits, and rounding to the nearest number, ties to the even one. The
 * same bit for bit as mlp_book/topics/number_formats.py, that is as NumPy and ml_dtypes. `kept` says
 * what the largest exponent is kept for: "infinity" and NaN, "nan" alone, or "nothing".
 *
 * @typedef {object} NumberFormat
 * @property {string} name
 * @property {number} exponentBits
 * @property {number} fractionBits
 * @property {number} bits
 * @property {number} bias
 * @property {string} kept
 * @property {number} largest
 * @property {number} most  the bits of the largest, as a whole number
 * @property {(place: number) => number} at  the number whose bits, without the sign, are this whole number
 * @property {(value: number) => number} round  the nearest number of the format
 * @property {(value: number) => string} pattern  all bits of the nearest number, the sign first
 * @property {(pattern: string) => number} value  the number with these bits
 * @property {(value: number) => number} gap  from the nearest number outwards to the next
 */

export const MOST_DIGITS = 17; // as many as tell two float64 apart
const view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

/** The power of two in a number that is not 0: 2^e <= |x| < 2^(e + 1). */
function exponentOf(x) {
  view.setFloat64(0, x);
  const stored = (view.getUint32(0) >>> 20) & 0x7ff;
  return stored > 0 ? stored - 1023 : exponentOf(x * 2 ** 60) - 60;
}

/** Halves go to the even neighbour. */
export function roundEven(x) {
  const down = Math.floor(x);
  const rest = x - down;
  return rest < 0.5 || (rest === 0.5 && down % 2 === 0) ? down : down + 1;
}

/** @returns {NumberFormat} */
function makeFormat(name, exponentBits, fractionBits, { first = (x) => x, kept = "infinity" } = {}) {
  const bits = 1 + exponentBits + fractionBits;
  const bias = 2 ** (exponentBits - 1) - 1;
  const top = 2 ** exponentBits - 1; // the stored exponent of infinity and NaN
  const most = 2 ** (bits - 1) - 1 - { infinity: 2 ** fractionBits, nan: 1, nothing: 0 }[kept];
  const beyond = { infinity: Infinity, nan: NaN }[kept]; // what is rounded to more than the largest
  /** The distance between numbers with this power of two. */
  const quantum = (exponent) => 2 ** (Math.max(exponent, 1 - bias) - fractionBits);
  /** The larger the whole number, the larger the number. */
  function at(place) {
    const exponent = Math.floor(place / 2 ** fractionBits);
    const fraction = place - exponent * 2 ** fractionBits;
    return (fraction + (exponent > 0 ? 2 ** fractionBits : 0)) * quantum(exponent - bias);
  }
  const largest = at(most);
  const within = (x) => (kept !== "infinity" && !Number.isFinite(x) && !Number.isNaN(x) ? Math.sign(x) * (beyond ?? largest) : x);

  function round(value) {
    const x = within(first(value));
    if (x === 0 || !Number.isFinite(x) || fractionBits === 52) return x;
    const unit = quantum(exponentOf(x));
    const size = roundEven(Math.abs(x) / unit) * unit;
    return Math.sign(x) * (size > largest ? beyond ?? largest : size);
  }

  function pattern(value) {
    const x = round(value);
    const sign = x < 0 || Object.is(x, -0) || (Number.isNaN(x) && value < 0) ? "1" : "0";
    const write = (exponent, fraction) =>
      sign + exponent.toString(2).padStart(exponentBits, "0") + fraction.toString(2).padStart(fractionBits, "0");
    if (Number.isNaN(x)) return write(top, kept === "nan" ? 2 ** fractionBits - 1 : 2 ** (fractionBits - 1));
    if (x === 0) return write(0, 0);
    if (!Number.isFinite(x)) return write(top, 0);
    const stored = Math.max(exponentOf(x) + bias, 0);
    const whole = Math.abs(x) / quantum(exponentOf(x)); // with the leading 1, unless subnormal
    return write(stored, stored > 0 ? whole - 2 ** fractionBits : whole);
  }

  function valueOf(text) {
    const sign = text[0] === "1" ? -1 : 1;
    const exponent = parseInt(text.slice(1, 1 + exponentBits), 2);
    const fraction = parseInt(text.slice(1 + exponentBits), 2);
    if (kept === "infinity" && exponent === top) return fraction > 0 ? NaN : sign * Infinity;
    if (kept === "nan" && exponent === top && fraction === 2 ** fractionBits - 1) return NaN;
    const whole = exponent > 0 ? 2 ** fractionBits + fraction : fraction;
    return sign * whole * quantum(exponent - bias);
  }

  const gap = (value) => {
    const x = round(value);
    return quantum(x === 0 ? 1 - bias : exponentOf(x));
  };
  return { name, exponentBits, fractionBits, bits, bias, kept, largest, most, at, round, pattern, value: valueOf, gap };
}

/** What ml_dtypes adds is rounded from the nearest float32, as there. */
export const FORMATS = {
  float64: /* @__PURE__ */ makeFormat("float64", 11, 52),
  float32: /* @__PURE__ */ makeFormat("float32", 8, 23, { first: Math.fround }),
  float16: /* @__PURE__ */ makeFormat("float16", 5, 10),
  bfloat16: /* @__PURE__ */ makeFormat("bfloat16", 8, 7, { first: Math.fround }),
};

/** Of four and of eight bits. */
export const SMALL = {
  E2M1: /* @__PURE__ */ makeFormat("E2M1", 2, 1, { first: Math.fround, kept: "nothing" }),
  E4M3: /* @__PURE__ */ makeFormat("E4M3", 4, 3, { first: Math.fround, kept: "nan" }),
  E5M2: /* @__PURE__ */ makeFormat("E5M2", 5, 2, { first: Math.fround }),
};

/** How many digits of two numbers agree: rounded to so many, both are the same. */
export function sameDigits(value, reference) {
  if (value === reference || (Number.isNaN(value) && Number.isNaN(reference))) return MOST_DIGITS;
  if (!Number.isFinite(value) || !Number.isFinite(reference)) return 0;
  for (let digits = MOST_DIGITS; digits > 0; digits -= 1) {
    if (Number(value.toPrecision(digits)) === Number(reference.toPrecision(digits))) return digits;
  }
  return 0;
}
