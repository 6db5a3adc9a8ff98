"""Models as files and folders, and as other libraries lay them out; `mlp_core` has the names."""
