"""Every machine translation engine that the desk can offer."""

from __future__ import annotations

from workbench.drafting.machine.deepl_service import DeepLEngine
from workbench.drafting.machine.free_services import GoogleEngine, LibreTranslateEngine, MyMemoryEngine
from workbench.drafting.machine.remote import RemoteEngine, check_seconds
from workbench.drafting.machine.settings import MachineSettings


def machine_engines(settings: MachineSettings) -> list[RemoteEngine]:
    """Return every engine, ready or not, the office's own server first. Nothing is asked or imported.

    ``ready`` says whether one can be asked, ``why_not`` is the code of the reason where it cannot.
    """
    seconds = check_seconds(settings.seconds)
    return [
        LibreTranslateEngine(settings.libretranslate_url, settings.secret, seconds),
        GoogleEngine(settings.google, seconds),
        MyMemoryEngine(settings.mymemory, seconds, settings.mymemory_email),
        DeepLEngine(settings.secret, seconds, switched_on=settings.deepl),
    ]
