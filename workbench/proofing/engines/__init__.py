"""The grammar engines, all behind ``workbench.model.engines.GrammarEngine``."""
