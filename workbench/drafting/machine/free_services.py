"""LibreTranslate, Google and MyMemory, through deep-translator."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from urllib.parse import quote_plus

from workbench.drafting.machine.remote import RemoteEngine
from workbench.drafting.machine.settings import destination_of, host_of
from workbench.drafting.machine.transport import NO_KEY, install
from workbench.model.errors import EngineError

# Languages whose code here is not the one of BCP 47.
_GOOGLE_CODES = {"he": "iw", "jv": "jw", "nb": "no", "nn": "no", "fil": "tl", "zh": "zh-CN"}
_TRADITIONAL = re.compile(r"zh-(?:[a-z]+-)*?(hant|tw|hk|mo)\b", re.IGNORECASE)
# MyMemory wants a country with every language.
_MYMEMORY_CODES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT", "de": "de-DE", "zh": "zh-CN"}


def _known(languages: Iterable[str], language: str, special: dict[str, str]) -> str:
    """Return the code of the language among those an engine knows: exact, special, then of its base."""
    codes = {code.lower(): code for code in languages}
    wanted = language.replace("_", "-").lower()
    if wanted in codes:
        return codes[wanted]
    if _TRADITIONAL.match(wanted) and "zh-tw" in codes:
        return codes["zh-tw"]
    base = wanted.split("-")[0]
    special_code = special.get(base, base).lower()
    if special_code in codes:
        return codes[special_code]
    return next((code for key, code in sorted(codes.items()) if key.split("-")[0] == base), "")


class LibreTranslateEngine(RemoteEngine):
    """A LibreTranslate server, as a rule the office's own.

    ``url`` is its address, with or without a slash at the end. The text stands in the address of the call,
    so the limit counts what it measures there: servers and proxies take 8 kB.
    """

    name = "LibreTranslate"
    limit = 6000

    def __init__(self, url: str, secret: Callable[[str], str], seconds: float) -> None:
        super().__init__(seconds)
        self._url = url.strip()
        self._secret = secret
        self.destination = destination_of(self._url)

    @property
    def why_not(self) -> str:
        """See ``RemoteEngine.why_not``."""
        if not self._url:
            return "draft.no_address"
        return "" if host_of(self._url) else "draft.bad_address"

    def measure(self, text: str) -> int:
        """Return the length of the text in the address of the call."""
        return len(quote_plus(text))

    def code_of(self, language: str) -> str:
        """See ``RemoteEngine.code_of``."""
        from deep_translator.constants import LIBRE_LANGUAGES_TO_CODES

        return _known(LIBRE_LANGUAGES_TO_CODES.values(), language, {})

    def ask(self, text: str, source_code: str, target_code: str) -> object:
        """See ``RemoteEngine.ask``."""
        from deep_translator import libre

        install(libre)
        client = libre.LibreTranslator(
            source=source_code,
            target=target_code,
            api_key=ask_secret(self._secret, "libretranslate") or NO_KEY,
            custom_url=self._url.rstrip("/") + "/",
        )
        return client.translate(text)


class GoogleEngine(RemoteEngine):
    """Google Translate, through its page for telephones."""

    name = "Google"
    limit = 6000

    def __init__(self, switched_on: bool, seconds: float) -> None:
        super().__init__(seconds)
        self._switched_on = switched_on

    @property
    def why_not(self) -> str:
        """See ``RemoteEngine.why_not``."""
        return "" if self._switched_on else "draft.switched_off"

    def measure(self, text: str) -> int:
        """Return the length of the text in the address of the call, which must stay below 8 kB."""
        return max(len(quote_plus(text)), len(text) + 1001)

    def code_of(self, language: str) -> str:
        """See ``RemoteEngine.code_of``."""
        from deep_translator.constants import GOOGLE_LANGUAGES_TO_CODES

        return _known(GOOGLE_LANGUAGES_TO_CODES.values(), language, _GOOGLE_CODES)

    def ask(self, text: str, source_code: str, target_code: str) -> object:
        """See ``RemoteEngine.ask``."""
        from deep_translator import google

        install(google)
        return google.GoogleTranslator(source=source_code, target=target_code).translate(text)


class MyMemoryEngine(RemoteEngine):
    """MyMemory, which answers what it cannot do with HTTP 200 and a sentence in place of a translation."""

    name = "MyMemory"
    limit = 499

    def __init__(self, switched_on: bool, seconds: float, email: str = "") -> None:
        super().__init__(seconds)
        self._switched_on = switched_on
        self._email = email

    @property
    def why_not(self) -> str:
        """See ``RemoteEngine.why_not``."""
        return "" if self._switched_on else "draft.switched_off"

    def measure(self, text: str) -> int:
        """Return the bytes of the text in UTF-8, which MyMemory counts."""
        return len(text.encode("utf-8", "replace"))

    def code_of(self, language: str) -> str:
        """See ``RemoteEngine.code_of``."""
        from deep_translator.constants import MY_MEMORY_LANGUAGES_TO_CODES

        return _known(MY_MEMORY_LANGUAGES_TO_CODES.values(), language, _MYMEMORY_CODES)

    def ask(self, text: str, source_code: str, target_code: str) -> object:
        """See ``RemoteEngine.ask``."""
        from deep_translator import mymemory

        install(mymemory)
        answer = mymemory.MyMemoryTranslator(
            source=source_code, target=target_code, email=self._email or None
        ).translate(text)
        if not isinstance(answer, str):
            return None
        if answer.startswith("MYMEMORY WARNING"):
            raise EngineError("draft.engine_limit", engine=self.name)
        if answer.isupper() and not text.isupper() and _COMPLAINT.match(answer):
            raise EngineError("draft.engine_no_answer", engine=self.name)
        return answer if _ENTITY.search(text) else html.unescape(answer)


_ENTITY = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_COMPLAINT = re.compile(r"(INVALID|QUERY LENGTH|PLEASE SELECT|NO QUERY|'.*' IS AN INVALID|AUTO IS )")


def ask_secret(secret: Callable[[str], str], name: str) -> str:
    """Return the key of that name; a keyring that cannot be read holds none."""
    try:
        return secret(name).strip()
    except Exception:  # keyring's backends raise what they like
        return ""
