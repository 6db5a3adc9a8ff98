"""One room a chapter, named as its notebook: exercises, questions, quiz, figures."""
