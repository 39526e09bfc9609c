"""The room as the desk puts it together: the guard, the plan, the engine over HTTP."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from tests.drafting.building import segment
from tests.drafting.test_guard import NOON, RELEASE, WAIVER
from tests.servers.libretranslate import FakeLibreTranslate
from workbench.drafting.guard import check_destination
from workbench.drafting.machine.draft import draft_text
from workbench.drafting.machine.engines import machine_engines
from workbench.drafting.machine.remote import RemoteEngine
from workbench.drafting.machine.settings import MachineSettings
from workbench.drafting.plan import Filling, plan_drafts
from workbench.model.comments import Waiver
from workbench.model.engines import Destination
from workbench.model.errors import RuleError
from workbench.model.inline import to_tags
from workbench.model.release import Segment
from workbench.model.tasks import CancelToken

SEGMENTS = [
    segment("The <1>refugees</1> need water.", "s1"),
    segment("www.iom.int", "s2"),
    segment("For more information<9/>contact the ministry of health.", "s3"),
]


def filled(engine: RemoteEngine, waivers: tuple[Waiver, ...] = ()) -> dict[str, str]:
    check_destination(RELEASE, engine.name, engine.destination, waivers, NOON.replace(hour=1))
    texts: dict[str, str] = {}
    cache: dict[str, str] = {}
    for planned in plan_drafts(
        SEGMENTS, {}, lambda each: None, lambda each: cache.get(each.text), engine.name
    ):
        asked: Segment = planned.segment
        text = planned.text
        if planned.filling is Filling.ENGINE:
            text = draft_text(engine, asked.text, asked.codes, "en", "fr", CancelToken())
        texts[asked.id] = to_tags(text, asked.codes)
    return texts


def test_a_release_is_drafted_over_http() -> None:
    with FakeLibreTranslate() as server:
        assert filled(machine_engines(MachineSettings(server.url))[0]) == {
            "s1": "Les <1>réfugiés</1> ont besoin de eau.",
            "s2": "www.iom.int",
            "s3": "Pour plus d'informations<9/>contact le ministère de la santé.",
        }
        assert "www.iom.int" not in server.texts


def test_an_embargoed_release_reaches_no_third_party() -> None:
    with FakeLibreTranslate() as server:
        engine = machine_engines(MachineSettings(server.url))[0]
        engine.destination = Destination.THIRD_PARTY
        with pytest.raises(RuleError):
            filled(engine)
        assert server.received == []
        filled(engine, (WAIVER,))
        assert server.received
        with pytest.raises(RuleError):
            filled(engine, (replace(WAIVER, release_id="another"),))


def test_slow_libraries_are_loaded_when_first_used() -> None:
    code = """if True:
        import sys
        import workbench.drafting.guard, workbench.drafting.memory, workbench.drafting.plan
        import workbench.drafting.machine.draft, workbench.drafting.machine.engines
        import workbench.drafting.terms.recognition, workbench.drafting.terms.insertion
        import workbench.drafting.terms.csv_format, workbench.drafting.terms.tbx
        from workbench.drafting.machine.settings import MachineSettings
        engines = workbench.drafting.machine.engines.machine_engines(MachineSettings())
        [engine.why_not for engine in engines]
        slow = {"requests", "deep_translator", "deepl", "simplemma", "rapidfuzz", "lxml", "charset_normalizer", "bs4"}
        print(sorted(slow & set(sys.modules)))
        """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
