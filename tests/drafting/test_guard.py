from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from workbench.drafting.guard import check_destination
from workbench.model.comments import Waiver, WaiverScope
from workbench.model.engines import Destination
from workbench.model.errors import RuleError
from workbench.model.release import Confidentiality, Release

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
RELEASE = Release(
    "r1", "Storm in the north", "en", Confidentiality.EMBARGOED, NOON - timedelta(days=2), "Ana", embargo=NOON
)
WAIVER = Waiver("w1", "r1", "", WaiverScope.THIRD_PARTY, "", "asked by the director", "Eva", NOON)
HOUR = timedelta(hours=1)
THIRD = Destination.THIRD_PARTY


def refused(
    release: Release, moment: datetime, *waivers: Waiver, latest: datetime | None = None
) -> RuleError:
    with pytest.raises(RuleError) as caught:
        check_destination(release, "Google", THIRD, waivers, moment, latest)
    assert caught.value.data["engine"] == "Google"
    assert caught.value.data["release"] == "Storm in the north"
    assert caught.value.exit_code == 3
    return caught.value


@pytest.mark.parametrize("destination", [Destination.THIS_MACHINE, Destination.OUR_SERVER])
@pytest.mark.parametrize("confidentiality", list(Confidentiality))
def test_within_the_house_everything_may_go(
    destination: Destination, confidentiality: Confidentiality
) -> None:
    release = replace(RELEASE, confidentiality=confidentiality)
    check_destination(release, "LibreTranslate", destination, (), NOON - HOUR)


def test_before_the_embargo_nothing_goes_out() -> None:
    error = refused(RELEASE, NOON - timedelta(seconds=1))
    assert error.code == "guard.embargoed"
    assert error.data["embargo"] == NOON


def test_at_the_embargo_it_may_go() -> None:
    check_destination(RELEASE, "Google", THIRD, (), NOON)


def test_embargoed_without_a_time_stays_in() -> None:
    error = refused(replace(RELEASE, embargo=None), NOON)
    assert error.code == "guard.embargoed"
    assert error.data["embargo"] is None


def test_public_may_go_but_not_before_an_embargo_it_carries() -> None:
    public = replace(RELEASE, confidentiality=Confidentiality.PUBLIC, embargo=None)
    check_destination(public, "Google", THIRD, (), NOON)
    assert refused(replace(public, embargo=NOON + HOUR), NOON).code == "guard.embargoed"


def test_confidential_stays_in_also_after_its_embargo() -> None:
    secret = replace(RELEASE, confidentiality=Confidentiality.CONFIDENTIAL)
    assert refused(secret, NOON + 100 * HOUR).code == "guard.confidential"
    check_destination(secret, "Google", THIRD, (WAIVER,), NOON)


def test_a_waiver_opens_for_its_release_alone() -> None:
    check_destination(RELEASE, "Google", THIRD, (WAIVER,), NOON - HOUR)
    refused(RELEASE, NOON - HOUR, replace(WAIVER, release_id="r2"))
    refused(RELEASE, NOON - HOUR, replace(WAIVER, scope=WaiverScope.ISSUE))
    refused(RELEASE, NOON - HOUR, replace(WAIVER, reason=" "))


def test_a_clock_that_went_back_is_not_believed() -> None:
    check_destination(RELEASE, "Google", THIRD, (), NOON + HOUR, NOON)
    check_destination(RELEASE, "Google", THIRD, (), NOON + 3 * HOUR, NOON + 4 * HOUR)
    error = refused(RELEASE, NOON + HOUR, latest=NOON + 9 * HOUR)
    assert error.code == "guard.clock"
    assert error.data["latest"] == NOON + 9 * HOUR
    assert refused(RELEASE, NOON - HOUR, latest=NOON + HOUR).code == "guard.embargoed"


def test_an_embargo_without_zone_takes_the_releases_or_the_last_one() -> None:
    naive = replace(RELEASE, embargo=datetime(2026, 11, 24, 12, 0), embargo_zone="America/New_York")
    assert refused(naive, NOON + 4 * HOUR).code == "guard.embargoed"
    check_destination(naive, "Google", THIRD, (), NOON + 5 * HOUR)
    unknown = replace(naive, embargo_zone="no/zone")
    refused(unknown, NOON + 11 * HOUR)
    check_destination(unknown, "Google", THIRD, (), NOON + 12 * HOUR)
    refused(replace(naive, embargo_zone=""), NOON + 11 * HOUR)
