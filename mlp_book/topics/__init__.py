"""What lessons experiment with; where a module has a twin in JavaScript, it lies beside it."""
