from __future__ import annotations

import pytest

from workbench.drafting.machine.settings import destination_of, is_loopback
from workbench.model.engines import Destination


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:5000", "http://localhost", "https://LOCALHOST:5000/lt/", "http://[::1]:5000",
        "http://127.9.9.9", "http://desk.localhost:80", "http://[::ffff:127.0.0.1]/",
    ],
)  # fmt: skip
def test_loopback_is_this_machine(url: str) -> None:
    assert is_loopback(url)
    assert destination_of(url) is Destination.THIS_MACHINE


@pytest.mark.parametrize(
    "url", ["http://lt.office.example:5000", "https://10.0.0.7", "http://notlibretranslate.com"]
)
def test_an_office_server_is_ours(url: str) -> None:
    assert destination_of(url) is Destination.OUR_SERVER


@pytest.mark.parametrize(
    "url",
    [
        "https://libretranslate.com", "https://LibreTranslate.com./", "http://libretranslate.com:443/x",
        "http://localhost@libretranslate.com/", "https://api.libretranslate.com", "https://ｌibretranslate.com",
        "", "ftp://lt.office.example", "lt.office.example", "http://[", "http://a:0/", "http://a:99999/",
        "file:///etc/passwd",
    ],
)  # fmt: skip
def test_a_public_server_and_what_is_no_address_are_third_parties(url: str) -> None:
    assert destination_of(url) is Destination.THIRD_PARTY
