from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.editorial.comparison import Change, ChangeKind, compare_words


def marked(old: str, new: str) -> str:
    """Write the changes as ``[-struck-]`` and ``[+inserted+]``."""
    text = ""
    for change in compare_words(old, new):
        was, now = old[change.old_start : change.old_end], new[change.new_start : change.new_end]
        if change.kind is ChangeKind.EQUAL:
            assert was == now
            text += was
        else:
            text += (f"[-{was}-]" if was else "") + (f"[+{now}+]" if now else "")
    return text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "a mis en service douze points",
            "a mis en service onze points",
            "a mis en service [-douze-][+onze+] points",
        ),
        (
            "a déclaré le directeur régional Amara Diallo",
            "a déclaré la directrice régionale Amara Diallo",
            "a déclaré [-le directeur régional-][+la directrice régionale+] Amara Diallo",
        ),
        ("jeudi (18/11).", "jeudi (19/11).", "jeudi ([-18-][+19+]/11)."),
        (
            "mètres au plus, coupant",
            "mètres par endroits, coupant",
            "mètres [-au plus-][+par endroits+], coupant",
        ),
        ("a organisé une", "a organisée une", "a organisé[+e+] une"),
        ("14 500 personnes", "14 800 personnes", "[-14 500-][+14 800+] personnes"),
        ("14\u00a0500 personnes", "14\u00a0800 personnes", "[-14\u00a0500-][+14\u00a0800+] personnes"),
        ("En 2026 300 personnes", "En 2025 300 personnes", "En [-2026-][+2025+] 300 personnes"),
        ("3,5 mètres", "3,2 mètres", "[-3,5-][+3,2+] mètres"),
        ("l’eau", "l’aide", "l’[-eau-][+aide+]"),
        ("Bravo !", "Bravo\u202f!", "Bravo[- -][+\u202f+]!"),
        ("", "neuf", "[+neuf+]"),
        ("vieux", "", "[-vieux-]"),
        ("voir ici", "voir \ue000ici\ue001", "voir [+\ue000+]ici[+\ue001+]"),
        ("un deux trois", "un trois", "un [-deux -]trois"),
        ("le e\u0301tat", "le etat", "le [-e\u0301-][+e+]tat"),
        ("🎉 oui", "🎉🎉 oui", "🎉[+🎉+] oui"),
        ("人权 理事会", "人权 委员会", "人权 [-理事-][+委员+]会"),
        ("pareil", "pareil", "pareil"),
    ],
)
def test_as_a_person_would_mark_it(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


TEXTS = st.text(st.sampled_from("ab é\u0301'’1 5,.\u00a0\ue000🎉-\n_"), max_size=40)


@given(TEXTS, TEXTS)
def test_the_changes_cover_both_texts_without_a_gap(old: str, new: str) -> None:
    before = Change(ChangeKind.EQUAL, 0, 0, 0, 0)
    for change in compare_words(old, new):
        assert (change.old_start, change.new_start) == (before.old_end, before.new_end)
        was, now = old[change.old_start : change.old_end], new[change.new_start : change.new_end]
        expected = {
            ChangeKind.EQUAL: was == now and was != "",
            ChangeKind.INSERTED: was == "" and now != "",
            ChangeKind.DELETED: was != "" and now == "",
            ChangeKind.REPLACED: was != "" and now != "",
        }
        assert expected[change.kind]
        before = change
    assert (before.old_end, before.new_end) == (len(old), len(new))
    if old != new:
        assert any(change.kind is not ChangeKind.EQUAL for change in compare_words(old, new))


@pytest.mark.parametrize("words", [3_000, 200_000])
def test_long_texts_are_compared_to_their_end(words: int) -> None:
    old = " ".join(f"mot{number % 97}" for number in range(words))
    new = " ".join(f"mot{number % 89}" for number in range(words))
    changes = compare_words(old, new)
    assert changes[-1].old_end == len(old)
    assert changes[-1].new_end == len(new)
