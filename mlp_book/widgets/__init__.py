"""Pictures that answer, and questions that do: widgets for Jupyter and for the built page.

The mathematics of a view is computed in JavaScript, so that it is alive with no kernel; Python
mirrors its state through `mlp_core`.
"""

from .activation.widget import ActivationWidget
from .affine_map.widget import AffineMapWidget
from .backpropagation.widget import BackpropagationWidget
from .batch.widget import BatchWidget
from .bends.widget import BendsWidget
from .break_even.widget import BreakEvenWidget
from .depth.widget import DepthWidget
from .digits.widget import DigitsWidget
from .forward_pass.widget import ForwardPassWidget
from .gradient_descent.widget import GradientDescentWidget
from .gradient_map.widget import GradientMapWidget
from .loss.widget import LossWidget
from .neuron.widget import NeuronWidget
from .number_line.widget import NumberLineWidget
from .optimizer_race.widget import OptimizerRaceWidget
from .parallelism.widget import ParallelismWidget
from .playground.widget import PlaygroundWidget
from .polyhedron.widget import PolyhedronWidget
from .precision.widget import PrecisionWidget
from .question.questions import Choice, Number, Right, Wrong
from .question.widget import Question, Quiz
from .symmetry.widget import SymmetryWidget

__all__ = [
    "ActivationWidget",
    "AffineMapWidget",
    "BackpropagationWidget",
    "BatchWidget",
    "BendsWidget",
    "BreakEvenWidget",
    "Choice",
    "DepthWidget",
    "DigitsWidget",
    "ForwardPassWidget",
    "GradientDescentWidget",
    "GradientMapWidget",
    "LossWidget",
    "NeuronWidget",
    "Number",
    "NumberLineWidget",
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
