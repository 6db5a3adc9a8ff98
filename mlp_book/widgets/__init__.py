"""Pictures that answer, and questions that do: widgets for Jupyter and for the built page.

The mathematics of a view is computed in JavaScript, so that it is alive with no kernel; Python
mirrors its state through `mlp_core`.
"""

from .activation import ActivationWidget
from .affine_map import AffineMapWidget
from .backpropagation import BackpropagationWidget
from .digits import DigitsWidget
from .forward_pass import ForwardPassWidget
from .gradient_descent import GradientDescentWidget
from .loss import LossWidget
from .neuron import NeuronWidget
from .optimizer_race import OptimizerRaceWidget
from .parallelism import ParallelismWidget
from .playground import PlaygroundWidget
from .polyhedron import PolyhedronWidget
from .precision import PrecisionWidget
from .question import Question, Quiz
from .questions import Choice, Number, Right, Wrong
from .symmetry import SymmetryWidget

__all__ = [
    "ActivationWidget",
    "AffineMapWidget",
    "BackpropagationWidget",
    "Choice",
    "DigitsWidget",
    "ForwardPassWidget",
    "GradientDescentWidget",
    "LossWidget",
    "NeuronWidget",
    "Number",
    "OptimizerRaceWidget",
    "ParallelismWidget",
    "PlaygroundWidget",
    "PolyhedronWidget",
    "PrecisionWidget",
    "Question",
    "Quiz",
    "Right",
    "SymmetryWidget",
    "Wrong",
]
