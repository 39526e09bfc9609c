"""What RTF's control words mean for a text: destinations, characters, formats, charsets."""

from __future__ import annotations

from workbench.model.inline import CodeKind

SILENT = frozenset(
    [
        "colortbl",
        "pict",
        "object",
        "nonshppict",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "filetbl",
        "xmlnstbl",
        "themedata",
        "colorschememapping",
        "latentstyles",
        "datastore",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "atnref",
        "atnicn",
        "atntime",
        "atnparent",
        "tc",
        "tcn",
        "xe",
        "rxe",
        "txe",
        "bkmkstart",
        "bkmkend",
        "pgdsctbl",
        "objdata",
        "mmathPr",
        "wgrffmtfilter",
        "fldtype",
        "datafield",
        "formfield",
        "sp",
        "pnseclvl",
        "pgptbl",
        "userprops",
        "template",
        "keywords",
        "comment",
        "doccomm",
        "operator",
        "category",
        "company",
        "manager",
        "author",
        "subject",
        "creatim",
        "revtim",
        "printim",
        "buptim",
        "hlinkbase",
        "private",
        "shprslt",
        "do",
        "panose",
        "falt",
        "fname",
    ]
)
"""Groups whose text is none of the release's."""

CHARACTERS = {
    "tab": " ", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "enspace": " ", "emspace": " ", "qmspace": " ",
    "~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "zwj": "\u200d", "zwnj": "\u200c",
    "ltrmark": "\u200e", "rtlmark": "\u200f", "\t": " ",
}  # fmt: skip

ON_OFF = {"b": CodeKind.BOLD, "i": CodeKind.ITALIC}
UNDERLINES = frozenset(
    [
        "ul",
        "uld",
        "uldash",
        "uldashd",
        "uldashdd",
        "uldb",
        "ulhwave",
        "ulldash",
        "ulth",
        "ulthd",
        "ulthdash",
        "ululdbwave",
        "ulw",
        "ulwave",
    ]
)
ENDS = frozenset({"par", "sect", "cell", "nestcell", "\n", "\r"})
"""Control words after which another paragraph begins."""

CODECS = {
    0: "cp1252", 1: "", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
"""Charsets of fonts (``\\fcharset``) as Python calls them; empty: the one of the document."""
SYMBOLS = 2
"""The charset of Symbol and Wingdings, whose bytes are no letters."""
