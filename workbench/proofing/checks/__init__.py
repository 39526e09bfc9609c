"""The checks, one class each; ``workbench.proofing.checks.registry`` lists them."""
