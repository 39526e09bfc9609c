"""An approved version on its way out, and delivered files known again."""
