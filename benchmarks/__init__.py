"""Side-by-side timings: of mlp_core against its bare matrix products, and against its peers."""
