"""DeepL, through its own client: deep-translator's uses an interface that DeepL has ended."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from typing import Any

from workbench.drafting.machine.free_services import ask_secret
from workbench.drafting.machine.remote import RemoteEngine
from workbench.model.errors import EngineError

# Languages of DeepL's interface (developers.deepl.com, "Supported languages"), as bases of BCP 47.
_SOURCES = frozenset(
    re.findall(
        r"\w+",
        "ar bg cs da de el en es et fi fr he hu id it ja ko lt lv nb nl pl pt ro ru sk sl sv th tr uk vi zh",
    )
)
_TARGETS = {
    "en": "EN-GB",
    "en-us": "EN-US",
    "pt": "PT-PT",
    "pt-br": "PT-BR",
    "zh": "ZH-HANS",
    "zh-tw": "ZH-HANT",
}


class DeepLEngine(RemoteEngine):
    """DeepL with the office's own key, asked at the server that the key belongs to.

    ``server_url`` is another address of the interface; tests give their own.
    """

    name = "DeepL"
    limit = 30_000

    def __init__(
        self,
        secret: Callable[[str], str],
        seconds: float,
        server_url: str | None = None,
        switched_on: bool = True,
    ) -> None:
        super().__init__(seconds)
        self._switched_on = switched_on
        self._secret = secret
        self._server_url = server_url

    @property
    def why_not(self) -> str:
        """See ``RemoteEngine.why_not``."""
        if not self._switched_on:
            return "draft.switched_off"
        if importlib.util.find_spec("deepl") is None:
            return "draft.not_installed"
        return "" if ask_secret(self._secret, "deepl") else "draft.key_missing"

    def measure(self, text: str) -> int:
        """Return the bytes of the text in UTF-8; DeepL takes 128 kB a request."""
        return len(text.encode("utf-8", "replace"))

    def code_of(self, language: str) -> str:
        """See ``RemoteEngine.code_of``: the target's form; a source has its base alone."""
        wanted = language.replace("_", "-").lower()
        base = {"no": "nb", "nn": "nb", "iw": "he"}.get(wanted.split("-")[0], wanted.split("-")[0])
        if base not in _SOURCES:
            return ""
        if base == "zh" and any(part in {"tw", "hk", "mo", "hant"} for part in wanted.split("-")[1:]):
            return _TARGETS["zh-tw"]
        return _TARGETS.get(wanted) or _TARGETS.get(base) or base.upper()

    def supports(self, source_language: str, target_language: str) -> bool:
        """Return whether it knows the pair; two forms of one language are none."""
        source, target = self.code_of(source_language), self.code_of(target_language)
        return bool(source and target) and source.split("-")[0] != target.split("-")[0]

    def ask(self, text: str, source_code: str, target_code: str) -> object:
        """See ``RemoteEngine.ask``."""
        import deepl
        from deepl import http_client

        # Its own five retries with growing pauses would outlast every deadline of ours.
        http_client.max_network_retries = 0
        http_client.min_connection_timeout = self._seconds
        client: Any = deepl.Translator(
            ask_secret(self._secret, "deepl"), server_url=self._server_url, send_platform_info=False
        )
        code = ""
        status: object = None
        try:
            answer = client.translate_text(
                text, source_lang=source_code.split("-")[0], target_lang=target_code, preserve_formatting=True
            )
            return getattr(answer, "text", None)
        except deepl.AuthorizationException:
            code = "draft.key_refused"
        except (deepl.QuotaExceededException, deepl.TooManyRequestsException):
            code = "draft.engine_limit"
        except deepl.ConnectionException:
            code = "draft.engine_away"
        except deepl.DeepLException as error:
            status = getattr(error, "http_status_code", None)
            code = "draft.engine_refused" if status else "draft.engine_no_answer"
        finally:
            client.close()
        if code == "draft.engine_away":
            raise EngineError(code, engine=self.name, reason="connection")
        if code == "draft.engine_refused":
            raise EngineError(code, engine=self.name, status=status)
        raise EngineError(code, engine=self.name)
