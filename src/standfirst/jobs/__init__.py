"""The shell: load, decide, write. One file per arrow of the pipeline."""
