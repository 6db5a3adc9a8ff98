/**
 * The forward and the backward pass over a batch, in flat arrays that are made once: what
 * `forward` and `valueAndGradient` of network.js give, some thirty times faster. One output of one
 * number an example, elementwise activations.
 *
 * Rows are examples: z[l][k * n + i] is z of neuron i of layer l for example k.
 *
 * @typedef {import("./network.js").Network} Network
 * @typedef {import("./losses.js").Loss} Loss
 */

/**
 * @param {Network} network
 * @param {number} most  the largest batch
 */
export function batchPass(network, most) {
  const { sizes, activations, offsets } = network;
  if (activations.some(({ formula }) => formula === null)) {
    throw new Error("batchPass: softmax is not elementwise");
  }
  const room = () => sizes.slice(1).map((n) => new Float64Array(most * n));
  const [z, a, delta] = [room(), room(), room()];
  const last = activations.length - 1;

  /**
   * @param {ArrayLike<number>} theta
   * @param {Float64Array} X  row by row
   * @param {number} m
   * @returns {Float64Array}  the outputs; room for `most` of them
   */
  function forward(theta, X, m) {
    let signal = X;
    for (let l = 0; l <= last; l += 1) {
      const [nIn, nOut] = [sizes[l], sizes[l + 1]];
      const { formula } = activations[l];
      const [zl, al] = [z[l], a[l]];
      const biases = offsets[l] + nIn * nOut;
      for (let k = 0; k < m; k += 1) {
        for (let i = 0; i < nOut; i += 1) {
          const row = offsets[l] + i * nIn;
          let sum = 0;
          for (let j = 0; j < nIn; j += 1) sum += theta[row + j] * signal[k * nIn + j];
          const here = k * nOut + i;
          zl[here] = sum + theta[biases + i];
          al[here] = formula(zl[here]);
        }
      }
      signal = al;
    }
    return a[last];
  }

  /** The mean of the loss over the m examples of the last forward pass. */
  function lossOf(Y, m, loss) {
    const canonical = loss.canonical === activations[last].name;
    let total = 0;
    for (let k = 0; k < m; k += 1) {
      total += canonical ? loss.formulaAtZ([z[last][k]], [Y[k]]) : loss.formula([a[last][k]], [Y[k]]);
    }
    return total / m;
  }

  function outputDelta(Y, m, loss) {
    const { name, derivative } = activations[last];
    const [zl, al, dl] = [z[last], a[last], delta[last]];
    if (loss.canonical === name) {
      for (let k = 0; k < m; k += 1) dl[k] = (al[k] - Y[k]) / m;
      return;
    }
    for (let k = 0; k < m; k += 1) {
      dl[k] = loss.derivative([al[k]], [Y[k]], m)[0] * derivative(zl[k], al[k]);
    }
  }

  /** dL/dz of layer l - 1 from that of layer l. */
  function deltaBefore(theta, l, m) {
    const [nIn, nOut] = [sizes[l], sizes[l + 1]];
    const { derivative } = activations[l - 1];
    const [zb, ab, db, dl] = [z[l - 1], a[l - 1], delta[l - 1], delta[l]];
    for (let k = 0; k < m; k += 1) {
      for (let j = 0; j < nIn; j += 1) {
        let sum = 0;
        for (let i = 0; i < nOut; i += 1) sum += theta[offsets[l] + i * nIn + j] * dl[k * nOut + i];
        const here = k * nIn + j;
        db[here] = sum * derivative(zb[here], ab[here]);
      }
    }
  }

  /**
   * The gradient of the mean loss, at the m examples of the last forward pass.
   * @param {Float64Array} gradient  written over
   */
  function backward(theta, X, Y, m, loss, gradient) {
    outputDelta(Y, m, loss);
    gradient.fill(0);
    for (let l = last; l >= 0; l -= 1) {
      const [nIn, nOut] = [sizes[l], sizes[l + 1]];
      const signal = l === 0 ? X : a[l - 1];
      const dl = delta[l];
      const biases = offsets[l] + nIn * nOut;
      for (let k = 0; k < m; k += 1) {
        for (let i = 0; i < nOut; i += 1) {
          const d = dl[k * nOut + i];
          const row = offsets[l] + i * nIn;
          for (let j = 0; j < nIn; j += 1) gradient[row + j] += d * signal[k * nIn + j];
          gradient[biases + i] += d;
        }
      }
      if (l > 0) deltaBefore(theta, l, m);
    }
    return gradient;
  }

  return { z, a, forward, backward, lossOf };
}
