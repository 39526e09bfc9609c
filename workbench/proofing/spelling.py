"""Which of an engine's spelling reports are no faults: names, acronyms, terms, words of the other language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.model.engines import GrammarMatch
from workbench.model.issues import Side
from workbench.proofing.checks.terms import term_matches
from workbench.proofing.context import ProofingContext
from workbench.proofing.dictionary import knows
from workbench.proofing.languages import KNOWN_LANGUAGES, is_common, is_known
from workbench.proofing.vocabulary import folded, is_acronym, parts, starts_sentence, words
from workbench.proofing.word_forms import is_english_variant, is_made_with_prefix

_OTHERS = ("en", "fr", "es")
_SHORTEST_RUN = 3
_NO_LETTER = re.compile(r"[\W_]+")
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "des",
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "von",
        "van",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "y",
        "e",
        "et",
    ]
)


def _token(text: str) -> str:
    """Return what stands between spaces, without the punctuation around it."""
    return text.strip(".,;:!?()[]«»“”\"'’…")


class SpellingJudge:
    """Judges the spelling reports on one segment's target.

    ``reported`` are the stretches (in the text as it reads) of all spelling reports there: a run of words
    of another language has several.
    """

    def __init__(self, context: ProofingContext, index: int, reported: Sequence[tuple[int, int]]) -> None:
        self._context = context
        self._index = index
        self._text = context.plain(index, Side.TARGET).text
        self._language = context.language(Side.TARGET)
        self._source = context.plain(index, Side.SOURCE).text
        self._has_source = any(segment.source for segment in context.segments)
        self._spans = [(found.start(), found.end()) for found in words(self._text)]
        self._foreign = self._foreign_runs(reported)
        self._dictionary = context.dictionaries.get(self._language, frozenset()) | context.dictionaries.get(
            "", frozenset()
        )
        letters = [char for char in self._text if char.isalpha()]
        self._shouting = len(letters) > 30 and sum(map(str.isupper, letters)) > 0.6 * len(letters)

    def is_right(self, match: GrammarMatch) -> bool:
        """Return whether the word that the engine does not know is right all the same."""
        word = self._text[match.start : match.end].strip("’'-.")
        if not word or any(char.isdigit() for char in word):
            return True
        if self._in_dictionary(word) or self._is_term(match.start, match.end):
            return True
        if self.is_foreign(match.start, match.end):
            return True
        if is_acronym(word) and not self._shouting:
            return True
        if self._has_source and word[0].isupper() and self._context.source_vocabulary().forms[word]:
            return True
        if self._is_another_form(word, match.replacements):
            return True
        if self._lacks_initial_accent(word, match.replacements):
            return False
        if self._in_source(word, match):
            return True
        return word[0].isupper() and not self._shouting and self._is_name(word, match)

    def is_foreign(self, start: int, end: int) -> bool:
        """Return whether the stretch lies in a run of words of another language (a title quoted)."""
        return any(first < end and start < last for first, last in self._foreign)

    def _in_dictionary(self, word: str) -> bool:
        if knows(self._dictionary, word, self._language):
            return True
        pieces = parts(word)
        return len(pieces) > 1 and all(
            knows(self._dictionary, piece, self._language) or is_known(piece, self._language)
            for piece in pieces
        )

    def _is_term(self, start: int, end: int) -> bool:
        return any(
            match.start <= start and end <= match.end
            for match in term_matches(self._context, self._index, Side.TARGET)
        )

    def _in_source(self, word: str, match: GrammarMatch) -> bool:
        """Return whether the source has the word, and its nearness to a word of the target's language
        does not tell that it is a slip (« example » for « exemple »)."""
        if not self._has_source or word not in self._context.source_vocabulary():
            return False
        if word[0].isupper():
            return True
        if self._in_source_phrase(match.start, match.end) or self._is_strange_in_both(word):
            return True
        from rapidfuzz.distance import OSA

        return not any(
            OSA.distance(folded(word), folded(each), score_cutoff=1) <= 1 for each in match.replacements[:3]
        )

    def _is_another_form(self, word: str, replacements: Sequence[str]) -> bool:
        if self._language == "en":
            return self._context.target_language.lower() == "en" and is_english_variant(word, replacements)
        return is_made_with_prefix(word, self._language, replacements)

    def _is_strange_in_both(self, word: str) -> bool:
        """Return whether the source has the word, letter for letter, and its language does not know it either:
        a name, a command, a term (systemd)."""
        language = self._context.language(Side.SOURCE)
        return bool(
            language in KNOWN_LANGUAGES
            and self._context.source_vocabulary().forms[word]
            and not is_known(word, language)
        ) or self._in_source_token(word)

    def _in_source_token(self, word: str) -> bool:
        """Return whether the source has a thing such as apt-get or debian-lts of which the word is a part."""
        return any(
            word in _NO_LETTER.split(token)
            for token in (_token(found) for found in self._source.split())
            if len(token) > len(word) and not token.isalpha() and token in self._text
        )

    def _in_source_phrase(self, start: int, end: int) -> bool:
        place = next((n for n, span in enumerate(self._spans) if span[0] <= start < span[1]), -1)
        if place < 0:
            return False
        source = folded(self._source)
        first, last = max(0, place - 1), min(len(self._spans), place + 2)
        before = self._text[self._spans[first][0] : self._spans[place][1]]
        after = self._text[self._spans[place][0] : self._spans[last - 1][1]]
        alone = self._text[start:end]
        return any(len(phrase) > len(alone) and folded(phrase) in source for phrase in (before, after))

    def _lacks_initial_accent(self, word: str, replacements: Iterable[str]) -> bool:
        """Return whether a suggestion is the word with an accent on its first letter (« Etats »)."""
        if not word[0].isascii():
            return False
        return any(
            each[:1].lower() != word[:1].lower() and each[1:] == word[1:] and folded(each) == folded(word)
            for each in list(replacements)[:5]
        )

    def _is_name(self, word: str, match: GrammarMatch) -> bool:
        vocabulary = self._context.target_vocabulary()
        pieces = parts(word) or [word]
        name = max(pieces, key=len)
        often = vocabulary.forms[name] >= 2
        inside = vocabulary.inside[name] > 0 or not starts_sentence(self._text, match.start)
        if not inside and not often and not self._beside_a_name(match.start, match.end):
            return False
        if self._is_slip_of_a_name(name) and not often:
            return False
        return often or not self._is_slip_of_a_word(name, match.replacements)

    def _is_slip_of_a_word(self, word: str, replacements: Iterable[str]) -> bool:
        """Return whether the word is a usual one of the language with one letter wrong."""
        if len(word) < 7 or self._beside_any_name(word):
            return False
        from rapidfuzz.distance import OSA

        return any(
            len(each) >= 6
            and " " not in each
            and "'" not in each
            and OSA.distance(word.lower(), each.lower(), score_cutoff=1) == 1
            and is_common(each, self._language)
            for each in list(replacements)[:3]
        )

    def _is_slip_of_a_name(self, word: str) -> bool:
        """Return whether the release has a name twice that differs by one letter from this one."""
        if len(word) < 5:
            return False
        from rapidfuzz.distance import OSA

        inside = self._context.target_vocabulary().inside
        return any(
            count >= 2
            and other != word
            and folded(other) != folded(word)
            and abs(len(other) - len(word)) <= 1
            and not other.startswith(word)
            and not word.startswith(other)
            and OSA.distance(folded(word), folded(other), score_cutoff=1) == 1
            for other, count in inside.items()
        )

    def _beside_any_name(self, word: str) -> bool:
        return any(
            self._text[start:end] == word and self._beside_a_name(start, end) for start, end in self._spans
        )

    def _beside_a_name(self, start: int, end: int) -> bool:
        """Return whether a capitalised word stands beside, particles between them aside."""
        place = next((n for n, span in enumerate(self._spans) if span[0] <= start < span[1]), -1)
        if place < 0:
            return False
        for step in (1, -1):
            other = place + step
            while 0 <= other < len(self._spans):
                first, last = self._spans[other]
                low, high = (end, first) if step > 0 else (last, start)
                between = self._text[low:high]
                word = self._text[first:last]
                if between.strip(" \u00a0.-") and word.lower() not in _PARTICLES:
                    break
                if word.lower() in _PARTICLES and not between.strip(" \u00a0"):
                    if word[0].islower() and word.lower() in {"la", "le", "les", "des", "du", "et", "e", "y"}:
                        break
                    other += step
                    start, end = (start, last) if step > 0 else (first, end)
                    continue
                if (
                    word[0].isupper()
                    and not between.strip(" \u00a0.-")
                    and not starts_sentence(self._text, first)
                ):
                    return True
                if word[0].isupper() and step < 0 and not between.strip(" \u00a0.-"):
                    return not is_common(word, self._language)
                break
        return False

    def _foreign_runs(self, reported: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        if len(reported) < 2:
            return []
        flagged = [any(s < last and first < e for first, last in reported) for s, e in self._spans]
        if sum(flagged) < 2:
            return []
        source = self._context.language(Side.SOURCE)
        candidates = [source, *(each for each in _OTHERS if each != source)]
        runs: list[tuple[int, int]] = []
        for language in candidates:
            if language and language != self._language:
                runs.extend(self._runs_of(language, flagged))
        return runs

    def _runs_of(self, language: str, flagged: list[bool]) -> list[tuple[int, int]]:
        """Return stretches of at least three words that the other language knows, two of which (and a
        fifth of all) the engine does not."""
        runs: list[tuple[int, int]] = []
        first = 0
        while first < len(self._spans):
            last = first
            while (
                last < len(self._spans)
                and (last == first or not self._breaks_before(last))
                and self._belongs(last, language)
            ):
                last += 1
            begin, stop = first, last
            while begin < stop and not flagged[begin] and self._is_of_target(begin):
                begin += 1
            while stop > begin and not flagged[stop - 1] and self._is_of_target(stop - 1):
                stop -= 1
            count = sum(flagged[begin:stop])
            if stop - begin >= _SHORTEST_RUN and count >= 2 and count * 5 >= stop - begin:
                runs.append((self._spans[begin][0], self._spans[stop - 1][1]))
            first = max(last, first + 1)
        return runs

    def _belongs(self, place: int, language: str) -> bool:
        start, end = self._spans[place]
        return all(is_known(piece, language) for piece in parts(self._text[start:end]))

    def _breaks_before(self, place: int) -> bool:
        """Return whether a mark that no run goes over stands before the word."""
        gap = self._text[self._spans[place - 1][1] : self._spans[place][0]]
        return any(char in ".;!?«»()\n“”" for char in gap)

    def _is_of_target(self, place: int) -> bool:
        start, end = self._spans[place]
        return is_known(self._text[start:end], self._language)
