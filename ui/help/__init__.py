"""Help inside of the window: the pages of ``docs/help``, and the guide through a first release."""
