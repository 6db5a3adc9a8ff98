"""Planted mistakes: each must make a test fail.

A mutation replaces one expression (or whole statements) of one function in a temporary copy of the
sources; then the named test must fail there. To add one, add a row: `planted.plant` says what its
function, right and wrong may be.
"""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .planted import plant

ROOT = Path(__file__).parent.parent
ACTIVATIONS = "core/test_activations.py::"
GRADIENTS = "core/test_gradients.py::"
LOSSES = "core/test_losses.py::"
NETWORK = "core/test_network.py::"
OPTIMIZERS = "core/test_optimizers.py::"
TRAINING = "core/test_training.py::"
DATA = "core/test_data.py::"
FILES = "core/test_serialization.py::"
REGULARIZATION = "core/test_regularization.py::"
EVERY_ARRAY = "core/test_every_array.py::"
GOLDEN = "core/test_golden.py::test_optimizer_makes_the_same_fifty_updates"
WRAPPED = (
    "core/test_user_functions.py::test_training_checks_what_is_wrapped_once_and_computes_the_same"
)
DEPTHS = GRADIENTS + "test_every_activation_loss_and_depth"
WEIGHTED = GRADIENTS + "test_every_activation_and_loss_under_weights"

MUTATIONS = [  # what is wrong, module, function, right, wrong, the test that sees it
    ("forward multiplies by W, not by its transpose", "propagation", "forward_steps",
     "W.T", "W", GRADIENTS + "test_one_step_by_hand"),
    ("forward subtracts the bias", "propagation", "forward_steps",
     "z += b", "z -= b", NETWORK + "test_forward_reproduces_the_worksheet[numpy]"),
    ("theta is read column by column", "propagation", "split",
     "theta[W].reshape(shape)", "theta[W].reshape(shape[::-1]).T",
     NETWORK + "test_theta_holds_each_layer_row_by_row_then_its_biases"),
    ("backward multiplies by the transpose of W", "propagation", "backpropagate",
     "layers[l].W", "layers[l].W.T", DEPTHS + "[tanh-mean_squared_error-3]"),
    ("the derivative is taken at a instead of z", "propagation", "backpropagate",
     "z[l - 1]", "a[l - 1]", DEPTHS + "[elu-half_squared_error-2]"),
    ("the derivative is that of the next layer's neurons", "propagation", "backpropagate",
     "back(activations[l - 1], xp, z[l - 1], a[l - 1], d_a, out=d_a)",
     "back(activations[l - 1], xp, z[l], a[l], d_a, out=d_a)",
     DEPTHS + "[tanh-mean_squared_error-4]"),
    ("a formula writes into an array of its own", "backend", "placed",
     "out[...] = array", "out = array",
     ACTIVATIONS + "test_a_formula_can_write_where_it_is_told_even_over_z[numpy-elu]"),
    ("a step back overwrites its caller's array", "_activation", "Activation.chain",
     "xp.multiply(slope, d_a, out=out)", "xp.multiply(slope, d_a, out=d_a)",
     ACTIVATIONS + "test_a_step_back_leaves_its_arguments_alone[tanh]"),
    ("a column of slopes is broadcast", "_activation", "Activation.chain",
     "as_given(f'{self.name}.slope', slope, d_a)", "slope",
     "core/test_user_functions.py::test_what_the_slope_of_an_activation_returns"),
    ("ReLU's mask is on delta instead of z", "activations", "ReLU.chain",
     "z > 0", "d_a > 0", ACTIVATIONS + "test_backward_is_the_vector_jacobian_product[numpy-relu]"),
    ("every neuron takes sigmoid' of the first", "activations", "Sigmoid.slope",
     "a * (1 - a)", "(a * (1 - a))[..., :1]",
     GRADIENTS + "test_the_3_4_1_network_element_by_element"),
    ("dW takes the layer's own output", "propagation", "backpropagate",
     "inputs[l]", "inputs[l + 1]", DEPTHS + "[sigmoid-mean_squared_error-3]"),
    ("db is a mean, so 1/m is there twice", "propagation", "backpropagate",
     "ones", "ones / len(X)",
     GRADIENTS + "test_the_vectorised_formulas_with_one_example_a_column"),
    ("the canonical delta lacks 1/m", "_loss", "Loss.delta",
     "delta /= len(y)", "pass",
     GRADIENTS + "test_the_vectorised_formulas_with_one_example_a_column"),
    ("(a - y)/m is used with every activation", "_loss", "Loss.delta",
     "self.canonical == activation", "self.canonical is not None",
     DEPTHS + "[tanh-binary_cross_entropy-2]"),
    ("a borrowed name is taken for the package's activation", "_activation", "Activation",
     "name: ClassVar[str]",
     "name: ClassVar[str]\n"
     "def __eq__(self, other): return repr(self) == repr(other)",
     ACTIVATIONS + "test_an_activation_that_borrows_a_name_is_another[function-relu]"),
    ("the half squared error lacks 1/m in its derivative", "losses", "HalfSquaredError.slope",
     "(a - y) / len(y)", "a - y",
     LOSSES + "test_derivative_against_differences[numpy-half_squared_error]"),
    ("the half squared error lacks its half", "losses", "HalfSquaredError.formula",
     "total(by_rows((a - y) ** 2, sample_weight)) / 2",
     "total(by_rows((a - y) ** 2, sample_weight))",
     LOSSES + "test_worksheets_error"),
    ("the derivative of the MSE is squared", "losses", "MeanSquaredError.slope",
     "a - y", "(a - y) ** 2",
     LOSSES + "test_derivative_against_differences[numpy-mean_squared_error]"),
    ("the MSE is summed over outputs", "losses", "MeanSquaredError.formula",
     "y.size", "len(y)", LOSSES + "test_values_worked_by_hand[numpy-float64-mean_squared_error]"),
    ("one bracket in the cross-entropy is closed early", "losses", "BinaryCrossEntropy.formula",
     "y * xp.log(_above_zero(xp, a)) + (1 - y) * xp.log(_above_zero(xp, 1 - a))",
     "y * xp.log(_above_zero(xp, a)) - (1 - y) * xp.log(_above_zero(xp, 1 - a))",
     LOSSES + "test_values_worked_by_hand[numpy-float64-binary_cross_entropy]"),
    ("the slope of the cross-entropy forgets y = 0", "losses", "BinaryCrossEntropy.slope",
     "-y / _above_zero(xp, a) + (1 - y) / _above_zero(xp, 1 - a)", "-y / _above_zero(xp, a)",
     LOSSES + "test_derivative_against_differences[numpy-binary_cross_entropy]"),
    ("y and 1 - y change places in the loss from z", "losses", "BinaryCrossEntropy.formula_at_z",
     "xp.where(z > 0, 1 - y, y)", "xp.where(z > 0, y, 1 - y)",
     LOSSES + "test_canonical_pairs_are_exact_at_logits_of_800"),
    ("the loss from z forgets the normalisation of softmax",
     "losses", "CategoricalCrossEntropy.formula_at_z",
     "log_sum - below", "-below", DEPTHS + "[softmax-categorical_cross_entropy-2]"),
    ("the largest exponential rounds the others away",
     "losses", "CategoricalCrossEntropy.formula_at_z",
     "xp.log1p(e[:, :-1].sum(axis=1, keepdims=True))", "xp.log(e.sum(axis=1, keepdims=True))",
     LOSSES + "test_losses_from_z_keep_every_digit[numpy-float64]"),
    ("a difference of scores overflows", "losses", "CategoricalCrossEntropy.formula_at_z",
     "xp.maximum(z - z.max(axis=1, keepdims=True), lowest)", "z - z.max(axis=1, keepdims=True)",
     LOSSES + "test_scores_at_the_ends_of_the_dtype[float64]"),
    ("0 log 0 is not kept from minus infinity", "losses", "_above_zero",
     "xp.finfo(p.dtype).tiny", "0",
     LOSSES + "test_confident_wrong_outputs_have_finite_losses_and_derivatives"),
    ("ReLU'(0) is 1", "activations", "ReLU.slope",
     "z > 0", "z >= 0", ACTIVATIONS + "test_values_and_derivatives[numpy-float64-relu]"),
    ("ReLU writes into its argument", "activations", "ReLU.formula",
     "xp.maximum(z, 0, out=out)", "xp.maximum(z, 0, out=z)",
     ACTIVATIONS + "test_values_and_derivatives[read-only numpy-float64-relu]"),
    ("ReLU asks NumPy whatever the array", "activations", "ReLU.formula",
     "xp", "__import__('numpy')",
     ACTIVATIONS + "test_values_and_derivatives[strict GPU stand-in-float64-relu]"),
    ("the derivative of leaky ReLU is float64 for float32", "activations", "LeakyReLU.slope",
     "xp.where(z > 0, 1.0, self.s).astype(z.dtype)", "xp.where(z > 0, 1.0, self.s)",
     ACTIVATIONS + "test_values_and_derivatives[numpy-float32-leaky_relu]"),
    ("tanh' is taken at z", "activations", "Tanh.slope",
     "a * a", "z * z", ACTIVATIONS + "test_values_and_derivatives[numpy-float64-tanh]"),
    ("sigmoid overflows", "activations", "Sigmoid.formula",
     "xp.divide(above, 1 + e, out=out)", "1 / (1 + xp.exp(-z))",
     ACTIVATIONS + "test_sigmoid_keeps_its_relative_precision_far_left"),
    ("softmax overflows", "activations", "Softmax.formula",
     "2 * xp.maximum(z / 2 - top / 2, -500)", "z",
     ACTIVATIONS + "test_far_out_the_values_are_the_limits"),
    ("softmax sums over examples", "activations", "Softmax.formula",
     "e.sum(axis=-1, keepdims=True)", "e.sum(axis=0, keepdims=True)",
     ACTIVATIONS + "test_softmax_of_each_row[numpy]"),
    ("softmax goes back as if it were elementwise", "activations", "Softmax.chain",
     "a * (d_a - (d_a * a).sum(axis=-1, keepdims=True))", "d_a * a * (1 - a)",
     ACTIVATIONS + "test_backward_is_the_vector_jacobian_product[numpy-softmax]"),
    ("a vector is broadcast against a column", "_require", "output_and_target",
     "output.ndim != 2 or output.shape != target.shape or output.size == 0", "output.size == 0",
     LOSSES + "test_refusals"),
    ("the target's NaN passes", "_require", "output_and_target",
     "require_finite(where, 'target', target)", "None", LOSSES + "test_refusals"),
    ("the numerical gradient is one-sided", "gradients", "numerical_gradient",
     "behind[i] -= h", "behind[i] -= 0", GRADIENTS + "test_numerical_gradient_of_a_polynomial"),
    ("Glorot's range forgets the outputs", "initializers", "glorot_uniform",
     "n_in + n_out", "n_in", NETWORK + "test_initializers_have_their_spread"),
    ("accuracy counts a half as the class 1", "metrics", "accuracy",
     "output > 0.5", "output >= 0.5",
     LOSSES + "test_accuracy_with_one_column_has_its_threshold_at_a_half"),
    ("prices have an accuracy", "metrics", "_require_zeros_and_ones",
     "others.any()", "False", LOSSES + "test_what_is_no_class_has_no_accuracy"),
    ("two ones in a row are a class", "metrics", "accuracy",
     "(ones != 1).any", "(ones < 1).any", LOSSES + "test_what_is_no_class_has_no_accuracy"),
    ("a metric is divided by the examples", "metrics", "_mean",
     "total(weights)", "len(weights)",
     LOSSES + "test_a_metric_with_weights_is_divided_by_their_sum[numpy]"),
    ("the outputs of a classifier sum to anything",
     "losses", "CategoricalCrossEntropy.check_output",
     "bad.any()", "False",
     LOSSES + "test_digits_with_a_sigmoid_under_the_categorical_cross_entropy_are_refused"),
    ("float16 is asked to sum to 1 like float64", "losses", "CategoricalCrossEntropy.check_output",
     "max(1e-05, 8 * float(xp.finfo(array.dtype).eps))", "1e-05",
     LOSSES + "test_what_softmax_gives_sums_to_one_in_its_dtype"),
    ("a user's loss is known by its name alone", "parallel/_computed", "_lines",
     "_of_classes(type(thing))", "[]",
     "core/test_parallel.py::test_ranks_that_compute_different_things_are_told"),
    ("a slope forgets the weights", "losses", "MeanSquaredError.slope",
     "by_rows((a - y) * (2 / y.size), sample_weight)", "(a - y) * (2 / y.size)",
     LOSSES + "test_a_loss_with_weights_is_divided_by_the_examples[numpy-mean_squared_error]"),
    ("a loss from z forgets the weights", "losses", "CategoricalCrossEntropy.formula_at_z",
     "by_rows(y * (log_sum - below), sample_weight)", "y * (log_sum - below)",
     WEIGHTED + "[softmax-categorical_cross_entropy-1]"),
    ("the canonical delta forgets the weights", "_loss", "Loss.delta",
     "by_rows(delta, sample_weight)", "delta",
     WEIGHTED + "[sigmoid-binary_cross_entropy-1]"),
    ("the chain rule forgets the weights", "_loss", "Loss.delta",
     "self.slope(xp, a, y, **keyword(sample_weight))", "self.slope(xp, a, y)",
     WEIGHTED + "[tanh-mean_squared_error-1]"),
    ("negative weights pass", "_weights", "sample_weights",
     "(weights < 0).any()", "False", LOSSES + "test_bad_weights"),
    ("weights stay where they are when rows are shuffled", "training", "train.run",
     "weights.take(rows)", "weights[start:start + batch_size]",
     TRAINING + "test_weights_are_shuffled_with_their_rows"),
    ("validation is not weighted", "fitting", "fit",
     "(*validation, weights[kept:])", "validation",
     TRAINING + "test_fit_splits_the_weights_like_the_rows"),
    ("float16 is summed in float16", "backend", "at_least_float32",
     "array.astype('float32') if array.dtype.itemsize < 4 else array", "array",
     LOSSES + "test_float16_sums_in_a_wider_type"),
    ("float32 is summed in float32", "backend", "total",
     "None if wide else np.float64", "None", LOSSES + "test_float32_sums_in_float64"),
    ("float16 goes back in float16", "propagation", "backpropagate",
     "X.dtype.itemsize < 4", "False",
     GRADIENTS + "test_float16_loses_neither_the_loss_nor_its_gradient"),
    ("softmax on one neuron is made", "_layers", "layer_activations",
     "sizes[l + 1] == 1", "False", NETWORK + "test_softmax_on_one_neuron_is_refused"),
    ("an infinite output is a bad entry", "evaluation", "report",
     "raise overflow", "pass",
     TRAINING + "test_an_output_that_outgrows_its_dtype_is_divergence_and_no_bad_entry"),
    ("a metric may return a vector", "evaluation", "report",
     "one_number(where, f'the metric {name!r}', metric(output, Y, **weights))",
     "metric(output, Y, **weights)",
     TRAINING + "test_a_metric_that_returns_no_number_is_named"),
    ("the standardiser sums in float32", "data", "Standardizer.fit",
     "X.astype(xp.float64)", "+X", DATA + "test_standardizer_of_narrow_numbers"),
    ("RMSProp's epsilon stands inside the root of the textbook", "optimizers", "RMSProp._write",
     "xp.sqrt(G_new, out=step)\nstep += self.epsilon", "xp.sqrt(G_new + self.epsilon, out=step)",
     GOLDEN + "[RMSProp-torch]"),
    ("RMSProp's epsilon stands outside the root of Keras", "optimizers", "RMSProp._write",
     "xp.add(G_new, self.epsilon, out=step)\nxp.sqrt(step, out=step)",
     "xp.add(xp.sqrt(G_new), self.epsilon, out=step)", GOLDEN + "[RMSProp, large epsilon-keras]"),
    ("the mean square is not weighed by 1 - rho", "optimizers", "_mean_square",
     "room *= 1 - rho", "", OPTIMIZERS + "test_first_two_updates_by_hand"),
    ("the mean square is of the absolute value", "optimizers", "_mean_square",
     "xp.multiply(g, g, out=room)", "xp.abs(g, out=room)", GOLDEN + "[RMSProp-torch]"),
    ("Adam does not correct m", "optimizers", "Adam._write",
     "1 - self.beta1 ** t", "1.0", GOLDEN + "[Adam-torch]"),
    ("Adam does not correct v", "optimizers", "Adam._write",
     "1 - self.beta2 ** t", "1.0", GOLDEN + "[Adam-keras]"),
    ("Adam does not count its updates", "optimizers", "Adam._write",
     "AdamState(m_new, v_new, t)", "AdamState(m_new, v_new, t - 1)",
     OPTIMIZERS + "test_adam_counts_its_updates"),
    ("Adam's conventions change places", "optimizers", "Adam._write",
     "'textbook'", "'keras'", GOLDEN + "[Adam, large epsilon-torch]"),
    ("momentum is lost", "optimizers", "Momentum._write",
     "self.momentum", "0", OPTIMIZERS + "test_first_two_updates_by_hand"),
    ("momentum adds the step", "optimizers", "Momentum._write",
     "xp.subtract", "xp.add", GOLDEN + "[Momentum-keras]"),
    ("the velocity is changed in place", "optimizers", "Momentum._write",
     "xp.multiply(self.momentum, v, out=v_new)",
     "xp.multiply(self.momentum, v, out=v) + xp.copyto(v_new, v)",
     OPTIMIZERS + "test_update_changes_nothing_that_it_is_given"),
    ("theta is changed in place", "optimizers", "GradientDescent._write",
     "xp.subtract(w, step, out=w_new)", "xp.copyto(w_new, xp.subtract(w, step, out=w))",
     OPTIMIZERS + "test_update_changes_nothing_that_it_is_given"),
    ("a NumPy number keeps its dtype", "_hyperparameters", "HyperParameters.__post_init__",
     "object.__setattr__(self, name, plain)", "object.__setattr__(self, name, value)",
     OPTIMIZERS + "test_a_rate_of_numpy_is_kept_as_pythons"),
    ("a rate of 0 passes", "_hyperparameters", "HyperParameters.__post_init__",
     "number(who, name, value, above=0)", "number(who, name, value, least=0)",
     OPTIMIZERS + "test_bad_hyperparameters"),
    ("an epsilon that is 0 passes", "_hyperparameters", "check_update",
     "wide.type(epsilon) == 0", "False",
     OPTIMIZERS + "test_an_epsilon_that_is_zero_in_the_dtype_is_refused"),
    ("a block is forgotten", "_update", "blocks",
     "range(0, count, size)", "range(0, max(1, count - size), size)",
     OPTIMIZERS + "test_large_networks_are_computed_in_blocks"),
    ("every epoch takes the same order", "training", "batches",
     "rng.permutation", "np.random.default_rng(7).permutation",
     TRAINING + "test_an_epoch_takes_every_row_once_in_batches"),
    ("X is shuffled and Y is not", "training", "train.run",
     "Y.take(rows, axis=0)", "Y[:len(rows)]",
     TRAINING + "test_an_epoch_takes_every_row_once_in_batches"),
    ("the last, smaller batch is left out", "training", "batches",
     "range(0, len(X), size)", "range(0, len(X) - size + 1, size)",
     TRAINING + "test_updates_an_epoch"),
    ("every batch weighs the same", "training", "train.run",
     "value * len(rows)", "value * len(X) / math.ceil(len(X) / batch_size)",
     TRAINING + "test_the_loss_of_an_epoch_weighs_batches_by_their_size"),
    ("the optimiser starts anew in each epoch", "training", "train.epochs",
     "theta, state = (epoch.theta, epoch.optimizer_state)",
     "theta, state = (epoch.theta, optimizer.init(epoch.theta))",
     TRAINING + "test_epochs_are_the_updates_one_after_another"),
    ("a resumed optimiser forgets", "training", "train",
     "optimizer_state is None", "True",
     TRAINING + "test_a_run_that_goes_on_is_the_run_that_was_not_interrupted"),
    ("infinite parameters pass", "_divergence", "require_finite",
     "not array_namespace(theta).isfinite(theta).all()", "False",
     TRAINING + "test_an_infinite_parameter_is_divergence_even_if_the_loss_is_finite"),
    ("an infinite state passes", "_divergence", "require_finite",
     "not array_namespace(part).isfinite(part).all()", "False",
     TRAINING + "test_a_parameter_that_an_infinite_square_would_hold_for_ever"),
    ("the error state leaks to the caller", "training", "train.epochs",
     "with np.errstate(over='ignore', invalid='ignore'):\n"
     "    epoch = run(number, theta, state, update, workspace)\n"
     "theta, state = (epoch.theta, epoch.optimizer_state)\n"
     "shown = (read_only(copied(theta)), read_only(copied(state)))\n"
     "yield epoch._replace(theta=shown[0], optimizer_state=shown[1])",
     "with np.errstate(over='ignore', invalid='ignore'):\n"
     "    epoch = run(number, theta, state, update, workspace)\n"
     "    theta, state = (epoch.theta, epoch.optimizer_state)\n"
     "    shown = (read_only(copied(theta)), read_only(copied(state)))\n"
     "    yield epoch._replace(theta=shown[0], optimizer_state=shown[1])",
     TRAINING + "test_the_error_state_of_the_caller_is_left_alone"),
    ("an epoch that was yielded goes on changing", "training", "train.epochs",
     "read_only(copied(theta))", "read_only(theta)",
     TRAINING + "test_epochs_are_values_that_later_epochs_leave_alone"),
    ("the caller's theta is written into", "training", "train",
     "epochs(copied(theta), copied(optimizer_state))", "epochs(theta, optimizer_state)",
     TRAINING + "test_epochs_are_the_updates_one_after_another"),
    ("a user's optimiser is given an array that changes", "_arguments", "_checked_update",
     "g.copy()", "g",
     TRAINING + "test_what_a_users_own_optimizer_remembers_stays_as_it_is"),
    ("an update makes new arrays", "_arguments", "updater",
     "isinstance(optimizer, Update) and type(optimizer).update is Update.update", "False",
     TRAINING + "test_training_holds_what_it_must_and_a_megabyte"),
    ("a workspace keeps the layers of another theta", "gradients", "unchecked_value_and_gradient",
     "at is not theta", "False", GRADIENTS + "test_the_same_is_computed_into_a_workspace"),
    ("evaluation forgets the last rows", "evaluation", "_last_layer",
     "range(0, m, rows)", "range(0, m - rows, rows)",
     TRAINING + "test_evaluate_says_the_same_in_blocks"),
    ("validation takes the first rows", "fitting", "fit",
     "(X[:kept], Y[:kept], (X[kept:], Y[kept:]))",
     "(X[-kept:], Y[-kept:], (X[:-kept], Y[:-kept]))",
     TRAINING + "test_validation_split_takes_the_last_rows"),
    ("validation rows are learnt from", "fitting", "fit",
     "(X[:kept], Y[:kept], (X[kept:], Y[kept:]))", "(X, Y, (X[kept:], Y[kept:]))",
     TRAINING + "test_validation_split_takes_the_last_rows"),
    ("the split is rounded up", "fitting", "fit",
     "math.floor", "math.ceil", TRAINING + "test_validation_split_takes_the_last_rows"),
    ("fit runs one epoch too many", "fitting", "fit",
     "zip(numbers if progress is None else progress(numbers), run, strict=False)",
     "((n, e) for e, n in zip(run, numbers if progress is None else progress(numbers)))",
     TRAINING + "test_fit_runs_no_epoch_too_many"),
    ("what is wrapped is checked at each update", "gradient_functions", "Around.unwrapped",
     "unchecked(where, self.gradient, network, theta)", "self.gradient", WRAPPED + "[l2]"),
    ("what shares a batch checks at each update", "parallel/__init__", "_DataParallel.unwrapped",
     "unchecked(where, self.gradient, network, theta)", "self.gradient",
     WRAPPED + "[data_parallel]"),
    ("what a user's gradient function returns is not looked at", "gradient_functions", "_looked_at",
     "not fits", "False", WRAPPED + "[freeze]"),
    ("a rank that cannot begin leaves the others waiting", "parallel/__init__",
     "_DataParallel.unwrapped", "inside = self.gradient", "raise",
     "core/test_user_functions.py::test_what_goes_around_another_refuses_at_the_call_of_train"),
    ("frozen biases move", "gradient_functions", "_free",
     "l not in fixed and (not biases)", "l not in fixed",
     TRAINING + "test_the_log_of_the_lecture"),
    ("the split is not Keras's", "data", "_split",
     "113", "42", DATA + "test_boston_is_in_the_split_of_keras"),
    ("the deviation divides by m - 1", "data", "Standardizer.fit",
     "xp.std(U, axis=0)", "xp.std(U, axis=0, ddof=1)", DATA + "test_standardizer"),
    ("a constant column divides by 0", "data", "Standardizer.fit",
     "xp.where(constant, 1, deviation)", "deviation",
     DATA + "test_a_constant_column_becomes_zero_and_comes_back"),
    ("large numbers are squared as they are", "data", "Standardizer.fit",
     "U = X / unit", "unit = 1; U = X", DATA + "test_a_column_of_any_size_is_standardised"),
    ("the car's origin is one column late", "data", "load_auto_mpg",
     "table[:, 6].astype(int) - 1", "table[:, 6].astype(int) % 3", DATA + "test_auto_mpg"),
    ("the file is written in place", "formats/_files", "atomically",
     "target.with_name(f'{secrets.token_hex(8)}.tmp')", "target",
     FILES + "test_a_failure_while_writing_leaves_the_old_file_and_no_other"),
    ("a failed file is left behind", "formats/_files", "atomically",
     "temporary.unlink(missing_ok=True)", "None",
     FILES + "test_a_failure_while_writing_leaves_the_old_file_and_no_other"),
    ("pickles are read", "formats/_archive", "read",
     "False", "True", FILES + "test_files_of_another_kind"),
    ("the slope of leaky ReLU is not saved", "formats/_architecture", "_activation",
     "_WITH_PARAMETER[name](parameter)", "_WITH_PARAMETER[name]()",
     FILES + "test_load_returns_what_was_saved"),
    ("any optimiser's state will do", "formats/_optimizer_state", "restored",
     "told != expected", "told == ''", FILES + "test_bad_checkpoints"),
    ("L2 decays biases too", "gradient_functions", "_Penalised.compute",
     "layer.b[:] = 0", "layer.b[:] *= 1", REGULARIZATION + "test_the_price_by_hand"),
    ("the price of L2 has no half", "gradient_functions", "_Penalised.compute",
     "price / 2", "price", REGULARIZATION + "test_the_price_by_hand"),
    ("the slope of L2 has a half", "gradient_functions", "_Penalised.compute",
     "price * W", "price / 2 * W",
     REGULARIZATION + "test_gradient_descent_shrinks_each_weight_and_no_bias"),
    ("arrays of two memories may meet", "backend", "array_namespace",
     "isinstance(a, np.ndarray) and (not gpu)", "False and a and (not gpu)",
     EVERY_ARRAY + "test_a_numpy_array_among_those_of_a_gpu_is_refused"),
    ("the order of the examples stays with NumPy", "training", "batches",
     "array_namespace(X)", "np",
     EVERY_ARRAY + "test_a_call_gives_the_same_wherever_its_arrays_live"),
    ("the deviation is NumPy's", "data", "Standardizer.fit",
     "xp.std", "np.std", EVERY_ARRAY + "test_a_call_gives_the_same_wherever_its_arrays_live"),
    ("a CuPy vector reaches the file", "formats/_files", "require_numpy",
     "array_namespace(value).__name__ == 'cupy'", "False",
     EVERY_ARRAY + "test_a_file_is_written_from_this_memory_alone"),
    ("a CuPy state reaches the file", "formats/_optimizer_state", "_kind",
     "require_numpy(where, f'{_KEY}_{name}', part)", "None",
     EVERY_ARRAY + "test_a_checkpoint_is_written_from_this_memory"),
    ("ranks add any array", "parallel/_agreement", "basis_of",
     "isinstance(theta, np.ndarray) and theta.dtype in (np.float32, np.float64)",
     "theta.dtype in (np.float32, np.float64)",
     EVERY_ARRAY + "test_ranks_add_vectors_of_this_memory"),
]  # fmt: skip


def run_tests(nodes):
    """Run tests of this folder with modules as they are on the disk; return code and output."""
    for name in [n for n in sys.modules if n.partition(".")[0] in ("mlp_core", "tests")]:
        del sys.modules[name]
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        options = ["-x", "-q", "-p", "no:cacheprovider", "--capture=sys"]
        code = pytest.main([*options, *(f"tests/{node}" for node in nodes)])
    return int(code), output.getvalue()


def try_every_mutation():
    """Mutate, test and restore the modules of this folder, one after another; print the outcomes.

    This runs in one process of its own, since importing NumPy, pytest and Hypothesis takes longer
    than a test.
    """
    outcomes = {"": run_tests(sorted({node for *_, node in MUTATIONS}))}
    for mistake, module, function, right, wrong, node in MUTATIONS:
        path = Path("mlp_core", f"{module}.py")
        source = path.read_text(encoding="utf-8")
        path.write_text(plant(source, function, right, wrong), encoding="utf-8")
        outcomes[mistake] = run_tests([node])
        path.write_text(source, encoding="utf-8")
    print(json.dumps(outcomes))


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Return {mistake: (pytest's exit code, its output)}; the mistake "" is none."""
    folder = tmp_path_factory.mktemp("mutants")
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("mlp_core", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", folder)
    # Bytecode of one mutant could be taken for that of the next, which has the same time and size.
    settings = {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.test_mutations"],
        cwd=folder,
        env={**os.environ, **settings, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=1800,  # against an endless loop alone: a busy machine takes several minutes
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_without_a_mistake_the_tests_pass(outcomes):
    code, output = outcomes[""]
    assert code == pytest.ExitCode.OK, output


@pytest.mark.parametrize("mistake", [m[0] for m in MUTATIONS])
def test_a_planted_mistake_is_seen(outcomes, mistake):
    code, output = outcomes[mistake]
    assert code == pytest.ExitCode.TESTS_FAILED, output


LAYER = """
class Layer:
    def forward(self, x):
        if x > 0:  # why
            return (self.w *
                    x)
        return self.w + x

def forward(x):
    return x + x
"""


@pytest.mark.parametrize(
    ("function", "right", "wrong", "line"),
    [
        ("Layer.forward", "self.w * x", "self.w / x", "return self.w / x"),
        ("Layer", "return self.w * x", "return 0", "return 0"),
        ("Layer.forward", "if x > 0: return self.w * x", "", "pass"),
        ("forward", "x + x", "2 * x", "return 2 * x"),
        ("", "self.w + x", "x", "return x"),
    ],
)
def test_a_mistake_is_planted_whatever_the_layout(function, right, wrong, line):
    planted = plant(LAYER, function, right, wrong)
    assert line in planted.replace("    ", "").splitlines()


@pytest.mark.parametrize(
    ("function", "right", "wrong", "says"),
    [
        ("Layer.backward", "x", "y", "'Layer.backward' is defined 0 times"),
        ("forward", "self.w * x", "0", "occurs 0 times in forward"),
        ("forward", "x", "y", "occurs 2 times in forward"),
        ("forward", "x + x", "x = 2", "'x = 2' is no expression"),
    ],
)
def test_a_mistake_that_has_no_place_is_told(function, right, wrong, says):
    with pytest.raises(LookupError, match=re.escape(says)):
        plant(LAYER, function, right, wrong)


if __name__ == "__main__":
    try_every_mutation()
