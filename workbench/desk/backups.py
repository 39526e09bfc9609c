"""What the window and the terminal know of a backup."""

from __future__ import annotations

from workbench.store.backups import Backup as Backup
from workbench.store.backups import HeldRelease as HeldRelease
from workbench.store.backups import Since as Since
from workbench.store.backups import held_releases as held_releases
