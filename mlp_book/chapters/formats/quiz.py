"""The quiz of the chapter *Formats and engines*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "Somebody gives you model.onnx. What else do you need to get an answer?",
                Wrong("Nothing: ONNX runs it.", "ONNX is the format. A file computes nothing."),
                Right(
                    "An engine, and what the inputs mean.",
                    "Architecture and parameters are inside. The engine computes, and the card "
                    "says in which order and units the inputs go in.",
                ),
                Wrong("The program that trained it.", "The graph in the file is complete."),
                Wrong("PyTorch.", "Any engine that reads ONNX will do."),
            ),
            Choice(
                "You hand Keras our W of a layer with 5 inputs and 5 neurons, as it is. What "
                "happens?",
                Wrong("Keras refuses it.", "5 × 5 is the shape of the kernel too: it fits."),
                Wrong("Nothing: it is the same layer.", "Only if W equals its transpose."),
                Right(
                    "It computes with W on its side.",
                    "The shape cannot warn you. An example with a known answer can.",
                ),
                Wrong("It turns W by itself.", "It cannot know which way you meant."),
            ),
            Choice(
                "Two engines run the same float32 file and differ in the seventh digit. Why?",
                Wrong("One of them is broken.", "Then they would differ in more."),
                Right(
                    "They add in another order.",
                    "Each sum is rounded, and rounding depends on the order.",
                ),
                Wrong("The file was damaged.", "Both read the same bytes."),
                Wrong("They use other activations.", "The graph names them."),
            ),
            Choice(
                "Why is a pickle file of a stranger more dangerous than a safetensors file?",
                Wrong("It is larger.", "Size is not the danger."),
                Wrong("It has no checksum.", "safetensors has none either."),
                Right(
                    "Loading it can run any program.",
                    "A pickle is a list of instructions for Python. safetensors holds numbers.",
                ),
                Wrong("Its numbers may be wrong.", "So may those of any file of a stranger."),
            ),
            Choice(
                "A language model has 1000 tokens with embeddings of 8 numbers. What is the "
                "embedding as a layer?",
                Right(
                    "8 neurons with 1000 inputs, no bias, identity",
                    "The one-hot vector has 1000 entries, and 8 numbers come out.",
                ),
                Wrong("1000 neurons with 8 inputs", "That is the other way round."),
                Wrong("8 neurons with 8 inputs", "What goes in says which of the 1000 it is."),
                Wrong(
                    "one neuron with 1000 inputs, and a sigmoid",
                    "It would give one number, and 8 are wanted.",
                ),
            ),
        ]
    )
