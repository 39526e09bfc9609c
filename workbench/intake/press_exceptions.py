"""Our exceptions for press text, on top of LanguageTool's SRX rules: a table to read and to add to.

Four parts. ``TITLES`` never end a sentence: a name follows. ``ABBREVIATIONS`` end one only where what follows
begins with a capital that no number or name explains. ``JOINS`` are rules of two patterns, one for what stands
before the place (to its end), one for what stands after it, each with a reason;
``BREAKS`` are places where a sentence ends that the SRX rules do not see. All languages' titles hold in
every language: a French release names "Sr. Pérez", an English one "M. Dupont".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TITLES = [
    "M",
    "Mr",
    "Mrs",
    "Ms",
    "Mx",
    "Dr",
    "Drs",
    "Prof",
    "Profs",
    "Rev",
    "Hon",
    "Gen",
    "Lt",
    "Col",
    "Capt",
    "Cpt",
    "Cmdr",
    "Maj",
    "Sgt",
    "Adm",
    "Gov",
    "Sen",
    "Rep",
    "Amb",
    "Pres",
    "Msgr",
    "Mgr",
    "Fr",
    "St",
    "Ste",
    "Sts",
    "Stes",
    "Ft",
    "Mt",
    "Mme",
    "Mmes",
    "Mlle",
    "Mlles",
    "MM",
    "Me",
    "Mes",
    "Dre",
    "Pr",
    "Pre",
    "Cdt",
    "Cap",
    "Cte",
    "Gral",
    "Cnel",
    "Tte",
    "Sr",
    "Sra",
    "Srta",
    "Sres",
    "Sras",
    "Dra",
    "Dres",
    "Dras",
    "Lic",
    "Licda",
    "Ing",
    "Arq",
    "Profa",
    "Excmo",
    "Excma",
    "Ilmo",
    "Ilma",
    "D",
    "Dª",
    "Dña",
    "Da",
    "Mons",
    "Hno",
    "Hna",
    "Fray",
    "Sto",
    "Sta",
    "Ud",
    "Uds",
    "Vd",
    "Vds",
]
"""Before a name, with a full stop."""

ABBREVIATIONS = {
    "": "n no nos nº núm núms art arts vol vols fig figs p pp ch chap cap tel tél téléc ext fax cf al approx ca env est etc",
    "en": "No Nos vs viz incl est ed eds para paras sec Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun "
    "Ave Blvd Rd Sq Bldg Dept Univ Govt Assn Bros approx max min i.e e.g",
    "fr": "N Nos av bd boul réf hab adj al alin éd ex janv févr avr juil sept oct nov déc lun mar mer jeu ven sam dim env max min p.ex c.-à-d cad "
    "dép rép coll trad ann suiv Cie Éts Ets",
    "es": "N Nº No núm pág págs párr párrs apdo apdos Avda Av Ctra C ed ej aprox dpto Dpto admón depto izq dcha ene feb abr jun jul ago sep sept oct nov dic "
    "párrf máx mín p.ej cía Cía tlf tfno Prov Col vid núms a.m p.m",
}
"""Before a number, a lower-case word or, for some, a name; the key is the language, empty for all."""

NUMBERED = (
    "No",
    "Nos",
    "N",
    "no",
    "nos",
    "n",
    "nº",
    "núm",
    "núms",
    "Art",
    "Arts",
    "art",
    "arts",
    "Vol",
    "vol",
    "p",
    "pp",
    "Fig",
    "fig",
    "Ch",
    "Chap",
    "chap",
    "cap",
    "par",
    "para",
    "§",
)
"""Before a number or a Roman numeral, whatever the capital: "No. 5", "Art. 26", "vol. III"."""


@dataclass(frozen=True, slots=True)
class Join:
    """No sentence ends where ``before`` matches up to the place and ``after`` matches from it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    reason: str
    languages: tuple[str, ...] = ()


def _join(before: str, after: str, reason: str, languages: str = "") -> Join:
    return Join(re.compile(f"(?:{before})$"), re.compile(after), reason, tuple(languages.split()))


_CLOSE = "[»”\"’']"
_CLOSING = "”’»」』）》】〉)"
_UP = "A-ZÀ-ÖØ-ÞŒ"
_LOW = "a-zà-öø-ÿœß"

JOINS = (
    _join("[。！？｡]", f"[{_CLOSING}]", "the mark that ends a quotation goes with its stop"),
    _join(
        rf"[.!?…][ \u00a0\u202f]?{_CLOSE}|{_CLOSE}[.!?…]?,?",
        rf"[–—-]?[ \u00a0\u202f]*[{_LOW}]",
        'a quotation ends inside the sentence: « Oui. » a-t-il dit; "Go," said',
    ),
    _join(
        rf"[.!?…][ \u00a0\u202f]?{_CLOSE}",
        r"(?:[A-Z][\w’'-]+ ){1,3}(?:said|says|told|added|asked|warned|wrote|stressed|noted|explained)\b[^.]{0,60}\.?$",
        'attribution with the name first: "We need help." Diallo said.',
        "en",
    ),
    _join(
        r"[!?…]",
        rf"[ \u00a0\u202f]*[»”\"’)][,;]?[ \u00a0\u202f]*[{_LOW},]",
        "the mark belongs to a quotation that goes on: « Quoi ? », dit-elle",
    ),
    _join(
        r"[!?…]",
        rf"[,;:)]|[{_LOW}]",
        "an exclamation or question inside the sentence: Yahoo! in the; ¿Cuándo? preguntó",
    ),
    _join(r"[.!?…»”\"]", r"[,;:]", "a comma never begins a sentence"),
    _join(
        rf"(?:^|[\s(«“\"'’\u00a0-])(?:[{_UP}]\.[ \u00a0-]?){{0,3}}[{_UP}]\.",
        rf"[{_UP}][{_LOW}’'-]+",
        "initials of a name: J. K. Rowling",
    ),
    _join(rf"(?:^|[\s(\u00a0])[{_UP}]\.", rf"[{_UP}]\.", "initials of a name: J. K. Rowling"),
    _join(
        r"\b(?:U\.S|U\.K|U\.N|E\.U|U\.S\.A|EE\.[ \u00a0]?UU|E\.U\.A|RR\.[ \u00a0]?UU|NN\.[ \u00a0]?UU|FF\.[ \u00a0]?AA|JJ\.[ \u00a0]?OO|DD\.[ \u00a0]?HH|SS\.[ \u00a0]?MM)\.",
        rf"[{_LOW}\d(]|(?:Government|Congress|Senate|House|Department|Secretary|President|Ambassador|Embassy|State|Army|Navy|Air|Coast|Agency|Supreme|Federal|Treasury|Dollar|Mission|Special|General|Security|Resident|Assistant|Under|High|Virgin|Open|Representative|Rep|Sen|Gen|Attorney|District|Court|Forces|National|Geological|Fund)\b",
        "U.S. before what belongs to it",
    ),
    _join(
        r"\b(?:EE|RR|NN|FF|JJ|DD|SS|CC|AA)\.",
        r"(?:UU|PP|AA|OO|HH|MM)\.",
        "doubled initials of a plural: EE. UU.",
    ),
    _join(
        r"\b(?:[ap]\.[ \u00a0]?m|[AP]\.[ \u00a0]?M|h|hrs?|min)\.",
        rf"[{_LOW}\d(,–—-]|(?:on|GMT|UTC|CET|CEST|EST|EDT|ET|PT|BST|local|hora|heure)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
        "a time: 3 p.m. on Monday",
    ),
    _join(
        r"\b(?:p|p\.)[ \u00a0]?ex\.|\bc\.-à-d\.|\bi\.[ \u00a0]?e\.|\be\.[ \u00a0]?g\.|\bp\.[ \u00a0]?ej\.|\bpor ej\.|\bvs\.|\bcf\.|\bv\.[ \u00a0]?gr\.",
        r"\S",
        "for example, never at an end",
    ),
    _join(r"\bp\.", r"(?:ex|ej)\.", "p. ex."),
    _join(r"(?:^|\s)\d{1,4}\.", rf"[{_LOW}]", "an ordinal or a number with a stop: 20. mars"),
    _join(r"\b\d{1,2}\.", r"\d{1,2}\.", "a date in figures: 3. 5. 2024"),
    _join(
        r"\b[sS]\.[ \u00a0]?[aA]\.|\bS\.[ \u00a0]?A\.[ \u00a0]?(?:R|S)\.|\b(?:Inc|Ltd|Corp|Co|Cie|Cía|Bros|Jr|Sr)\.",
        rf"[{_LOW}\d(&]",
        "a company or a junior, the sentence goes on",
    ),
    _join(r"\(sic[.)]*|\[…\]|\[\.\.\.\]", rf"[{_LOW}]", "an omission inside the sentence"),
    _join(r"(?:\.\.\.|…)", rf"[{_LOW}\d]", "suspension points inside the sentence"),
    _join(
        r"\.",
        rf"(?![a-z][A-Z])[{_LOW}]",
        "what begins with a small letter goes on (eBay and its like begin with one)",
    ),
    _join(r":", r"\S", "a colon leads on: the three languages must be cut alike"),
    _join(r"(?:^|[\s(])[nN](?:[°º]|o|os)\.?[ \u00a0]?", r"\d", "n° 5, N°. 5"),
    _join(r"(?: |^)\.", r"\.", "suspension points with spaces: . . ."),
    _join(r"(?: \.){2,3}", rf"[{_LOW}I]", "the sentence goes on after them"),
    _join(r"[!?…]", rf"(?:--|[–—-])[ \u00a0]+[{_LOW}]", "an aside between dashes"),
    _join(rf"[^.!?…]{_CLOSE}|\]{_CLOSE}", r"\(", "the source of a quotation, in brackets"),
    _join(r"^[ \u00a0]*[«“\"‘(¿¡]?", r"\S", "nothing but an opening mark is no sentence"),
    _join(
        r"^[\s\u00a0]*(?:[•⁃·*-][ \u00a0]?)?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})(?:\.\)|[.)])",
        r"\S",
        "the number of a list item",
    ),
    _join(r"[«“(\[¿¡][ \u00a0\u202f]*", r"\S", "an opening mark belongs to what follows"),
    _join(
        r"[.!?…]",
        r"[ \u00a0\u202f]*[»”)\]](?![ \u00a0\u202f]*\w)",
        "a closing mark belongs to what stands before",
    ),
)


_STARTERS = (
    "The|This|That|These|Those|It|Its|He|She|They|We|You|His|Her|Their|Our|There|Here|How|What|When|Where|Who|Why|If|In|At|As|After|Before|But|However|Since|While|With|"
    "Also|An|According|Although|During|For|From|Last|More|Most|Many|Some|To|Under|"
    "Le|La|Les|L’|L'|Il|Elle|Ils|Elles|On|Ce|Cette|Ces|Cet|Un|Une|Des|Dans|En|Pour|Selon|Depuis|Mais|Cependant|Son|Sa|Ses|Leur|Leurs|Nous|"
    "El|Los|Las|Ella|Ellos|Esta|Este|Estos|Estas|Esto|Una|Unos|Según|Desde|Pero|Su|Sus|Para|Por|Con|Sin|Cuando|Además"
)


@dataclass(frozen=True, slots=True)
class Break:
    """A sentence ends at the group ``end`` of the pattern, whatever the tables above say."""

    pattern: re.Pattern[str]
    reason: str


BREAKS = (
    Break(
        re.compile(
            rf"(?<=[.][A-Z]\.)(?P<end>[ \u00a0]+)(?=(?:{_STARTERS})\b)(?!The Hague|La Paz|Los Angeles|Las )"
        ),
        "U.S. The: a word that begins sentences",
    ),
    Break(
        re.compile(rf"\b(?:Co|Inc|Ltd|Corp|Cie|etc|[ap]\.m)\.(?P<end>[ \u00a0]+)(?=(?:{_STARTERS})\b)"),
        "Ltd. She: a word that begins sentences",
    ),
    Break(re.compile(rf"°[CF]\.(?P<end>[ \u00a0]+)(?=[¿¡]?[{_UP}])"), "degrees are no initials"),
    Break(
        re.compile(rf"(?<=[^\W\d_][.!?])(?:\[\d{{1,3}}\])+(?P<end>[ \u00a0]+)(?=[«“\"]?[{_UP}])"),
        "note numbers in brackets after the stop",
    ),
    Break(
        re.compile(
            rf"(?:(?<=[{_LOW}]{{2}}[.!?])|(?<=[.!?][)»”\"])|(?<=[)»”\"][.!?]))\d{{1,3}}(?P<end>[ \u00a0]+)(?=[«“\"]?[{_UP}])"
        ),
        "raised note numbers after the stop",
    ),
    Break(re.compile(r"[!?](?P<end>[ \u00a0]+)(?=[¡¿])"), "¡…! ¿…?"),
    Break(
        re.compile(rf"[。！？｡][{_CLOSING}]*(?P<end>\s*)(?=[^\s{_CLOSING}。！？｡])(?!と)"),
        "the stops of Chinese and Japanese, whatever language was found; 「…。」と goes on",
    ),
    Break(
        re.compile(rf"(?:[។៕။።፧।॥]|[։۔؟](?=\s))[{_CLOSING}]*(?P<end>\s*)(?=[^\s{_CLOSING}។៕။።፧।॥])"),
        "the stops of scripts that the SRX rules do not know",
    ),
)
"""Found in the text as it is, codes removed."""
