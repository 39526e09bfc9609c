"""The sentences of the codes, in English: the source of the interface catalogue."""

from __future__ import annotations

from workbench.desk.catalogue import N_
from workbench.desk.safety_sentences import SAFETY
from workbench.desk.sentences_memory import MEMORY
from workbench.desk.sentences_pairing import PAIRING
from workbench.desk.sentences_proofing import PROOFING
from workbench.desk.sentences_terms import TERMS

SENTENCES: dict[str, str | tuple[str, str]] = {
    **SAFETY,
    **PROOFING,
    **MEMORY,
    **TERMS,
    **PAIRING,
    # the store
    "store.in_use": N_(
        "Another Pressbench has the store open ({holder}). Close it there, or work here read-only: {path}"
    ),
    "store.read_only_folder": N_("Nothing can be written in the folder {path}: {reason}."),
    "store.read_only": N_("The store may only be read: {path}"),
    "store.opened_read_only": N_("The store was opened to be read only; nothing was changed: {path}"),
    "store.disk_full": N_("The disk is full. Nothing was lost; make room and try again: {path}"),
    "store.damaged": N_(
        "The store is damaged and was left as it is. Repair it, or restore one of its backups: {path}"
    ),
    "store.newer": N_(
        "The store was written by a newer Pressbench (version {version}, known here: {known}). "
        "Update this program; nothing was changed: {path}"
    ),
    "store.older": N_(
        "The store was written by an older Pressbench and must be brought up to date first: open it once "
        "so that it can be written. {path}"
    ),
    "store.not_ours": N_("This file is no store of Pressbench; it was left as it is: {path}"),
    "store.closed": N_("The store was closed meanwhile: {path}"),
    "store.busy": N_("The store is busy with another program. Try again in a moment: {path}"),
    "store.unreachable": N_("The store cannot be reached: {path} ({reason})"),
    "store.missing": N_("There is no store yet: {path}"),
    "store.backup_missing": N_("This backup is no longer there: {path}"),
    "desktop.not_here": N_("This system has its own way of installing programs; nothing was written."),
    # people and settings
    "people.no_name": N_("A person needs a name."),
    "people.no_role": N_("{name} needs at least one role: translator, reviewer or editor."),
    "people.unknown": N_("Nobody here is called “{name}”. Add her under People first."),
    "people.nobody": N_("Nobody works at this desk yet. Add a person first."),
    "people.bad_role": N_("“{role}” is no role; the roles are translator, reviewer and editor."),
    "keys.unreadable": N_("This file holds no keys of Pressbench."),
    "settings.unknown": N_("There is no setting “{key}”."),
    "settings.bad_value": N_("“{value}” is not a value of the setting “{key}”."),
    # releases
    "release.empty": N_("Nothing of “{name}” is kept: a release needs at least one block of text."),
    "release.no_target": N_("A release needs at least one target language."),
    "release.same_language": N_("The source is in “{language}” already; choose another target language."),
    "release.naive_time": N_("The time {value} has no time zone, such as +01:00 or Z."),
    "release.bad_time": N_("“{value}” is no date and time; write it like 2026-11-24T14:00+00:00."),
    "release.has_target": N_("“{title}” has the language “{language}” already."),
    "release.ambiguous": (
        N_("“{id}” names {count} release; write more of its id."),
        N_("“{id}” names {count} releases; write more of its id."),
    ),
    "release.unknown": N_("There is no release “{id}”."),
    "release.bad_language": N_("“{language}” is no language code, such as fr or es-MX."),
    "translation.unknown": N_("There is no translation “{id}”."),
    "translation.no_such_language": N_("“{title}” is not translated into “{language}”."),
    "segment.unknown": N_("There is no segment “{segment}” in this release."),
    "block.unknown": N_("There is no block “{block}” in this release."),
    # the library
    "library.no_name": N_("A name is needed."),
    "library.no_release": N_("Say which releases are meant, by their ids or references."),
    "library.long_name": N_("The name is too long (the limit is {limit} characters)."),
    # editing
    "edit.conflict": N_(
        "Somebody else has changed this segment since you opened it. Both texts are kept; choose one."
    ),
    "revision.unknown": N_("There is no revision “{revision}” of this segment."),
    "edit.locked": N_("Segment {number} is locked. Unlock it first."),
    # finding and replacing
    "find.bad_pattern": N_("The pattern cannot be read at character {position}: {reason}."),
    "find.reason_bracket": N_("a bracket is missing or is one too many"),
    "find.reason_set": N_("a set in square brackets does not end"),
    "find.reason_repeat": N_("there is nothing that could be repeated"),
    "find.reason_group": N_("this group cannot be read"),
    "find.reason_escape": N_("nothing is known by this backslash"),
    "find.reason_other": N_("it is not understood"),
    "find.bad_replacement": N_(
        "The replacement cannot be read at character {position}: the pattern has no such group."
    ),
    "find.too_long": N_("What is looked for may have {limit} characters at most."),
    "find.too_slow": N_("The pattern takes too long for these texts. Make it simpler."),
    "find.locked": N_("locked"),
    "find.source_fixed": N_("The source cannot be corrected here."),
    "edit.recut": N_("This segment was split or joined meanwhile; look at it again."),
    # segments and sources
    "segments.words": N_("“{words}” stands there {count} times; give words that stand there once."),
    "segments.dateline": N_("A dateline stays a segment of its own."),
    "segments.empty_part": N_("There would be nothing left to translate on one side of the split."),
    "segments.cuts_codes": N_(
        "The split would cut bold, italics or a link in two. Split before or after it."
    ),
    "segments.cuts_target_codes": N_(
        "The split would cut a code of the translation in two, or part it from its sentence. Place the "
        "cursor in the translation elsewhere."
    ),
    "segments.no_next": N_("This is the last segment of its paragraph; there is none to join it with."),
    "segments.too_many_codes": N_("Joined, the segment would have too many codes."),
    "segments.status": N_(
        "The translation “{language}” is “{status}”: its segments can be split and joined while it is a "
        "draft or changes are requested."
    ),
    "segments.locked": N_("Segment {number} is locked in “{language}”. Unlock it first."),
    "segments.unchecked": N_(
        "The source of segment {number} was corrected after its text in “{language}” was written. Confirm that first."
    ),
    "segments.typing": N_(
        "Segment {number} has typing in “{language}” that is not committed. Commit it first."
    ),
    "segments.unknown_cut": N_("This paragraph was never cut like that."),
    "segments.source_changed": N_(
        "The source of this paragraph has been corrected since; the split or join cannot be undone any more."
    ),
    "source.conflict": N_(
        "Somebody else has corrected this source since you opened it. Both texts are kept; look at it again."
    ),
    "source.empty": N_("A source cannot be empty. Drop the block instead if it is not wanted."),
    # intake
    "learning.no_source": N_("This text does not say from whom it comes; nothing can be remembered for it."),
    "intake.empty": N_("“{name}” is empty: there is nothing to take in."),
    "intake.binary": N_(
        "“{name}” is no text. Releases come as .docx, .odt, .rtf, .pdf, .eml, .html, .md or .txt."
    ),
    "intake.unknown_type": N_(
        "“{name}” is a kind of file that is not read. Releases come as .docx, .odt, .rtf, .pdf, .eml, .html, .md or .txt."
    ),
    "intake.too_large": N_(
        "“{name}” is larger than a release can be (the limit is {limit} bytes). Nothing was taken in."
    ),
    "intake.too_many_blocks": N_(
        "“{name}” has more paragraphs than a release can have. Nothing was taken in."
    ),
    "intake.undecodable": N_("The encoding of “{name}” cannot be made out. Save it as UTF-8 and try again."),
    "intake.not_docx": N_(
        "“{name}” is called .docx but is no Word file. Open it in its own program and save it as .docx."
    ),
    "intake.not_odt": N_("“{name}” is no OpenDocument text, or it is damaged."),
    "intake.not_rtf": N_("“{name}” is called RTF, but its content is none."),
    "intake.not_mail": N_("“{name}” is called an e-mail, but it has no headers of one."),
    "intake.not_pdf": N_("“{name}” is called PDF, but its content is none."),
    "intake.outlook_message": N_(
        "“{name}” is a message in Outlook’s own format. Save it as .eml, or copy its text and paste it."
    ),
    "intake.only_link": N_(
        "This is only a link, and nothing is fetched from the web. Open the page, select its text with Ctrl+A, "
        "and paste or drag that."
    ),
    "intake.only_picture": N_("This is a picture: there is no text in it. Paste the text itself."),
    "intake.mail_not_given": N_(
        "The mail program does not give this message to others. Save it as .eml and drop that file, or copy its text."
    ),
    "intake.mail_encrypted": N_("The e-mail “{name}” is encrypted. Decrypt it in your mail program first."),
    "intake.mail_without_text": N_("The e-mail “{name}” has neither a text nor a file that can be read."),
    "intake.pdf_no_text": N_(
        "“{name}” is a picture of a text: nothing in it can be read. Ask for the file it was made from."
    ),
    "intake.pdf_unreadable_text": N_(
        "The text in “{name}” is encoded so that it cannot be read. Ask for the file it was made from."
    ),
    "intake.pdf_too_long": N_("“{name}” has more than {limit} pages: that is no release."),
    "intake.pdf_pages_without_text": N_("Some pages are pictures: what stands on them is not here."),
    "intake.cut_short": N_("The file ends in the middle; what came before is here."),
    "intake.attachments": N_("Files are attached to this e-mail that can be taken in, too."),
    "intake.no_attachment": N_("Nothing called “{wanted}” comes with “{name}”. It has: {attached}."),
    "intake.encrypted": N_(
        "“{name}” is protected by a password. Take the password off in Word and try again."
    ),
    "intake.old_word": N_("“{name}” is in the old format of Word (.doc). Save it as .docx and try again."),
    "intake.zip_bomb": N_("“{name}” unpacks to far more than a release can be. It was not opened."),
    "intake.xml_entities": N_("“{name}” defines entities, as files made to do harm do. It was not opened."),
    "intake.too_deep": N_("The elements of “{name}” are nested too deeply to be read."),
    "intake.damaged": N_(
        "“{name}” is damaged and cannot be read. Ask for it again, or open and save it in its own program."
    ),
    "intake.unreadable_html": N_("“{name}” cannot be read as a web page."),
    "intake.vanished": N_("“{name}” is no longer there."),
    "intake.folder": N_("“{name}” is a folder. Choose a file in it."),
    "intake.no_permission": N_("You may not read “{name}”."),
    "intake.unreadable": N_("“{name}” cannot be read: {problem}."),
    "intake.nothing_kept": N_(
        "Everything in this page looks like menus and footers. Keep the blocks that are the release."
    ),
    "intake.language_unknown": N_("The language could not be made out. Choose it."),
    "intake.mixed_encodings": N_(
        "Parts of the text are in another encoding than the rest. Look at its accents."
    ),
    "intake.encoding_guessed": N_("The encoding was not stated and was guessed. Look at the accents."),
    "intake.mojibake": N_("Some accents were spoilt before the text came here (such as Ã©)."),
    "intake.control_characters": N_("Characters that no text should have were left out."),
    "intake.codes_simplified": N_("One paragraph has more formatting than can be kept; its text is whole."),
    "intake.footnotes_left_out": N_("Footnotes were left out."),
    "intake.hidden_text_left_out": N_("Hidden text was left out."),
    "intake.text_boxes": N_("Text boxes stand at the end of the paragraph they were beside."),
    "intake.tracked_changes": N_("Tracked changes were taken as accepted."),
    # drafting
    "guard.confidential": N_(
        "“{release}” is confidential: {engine} belongs to a third party and does not get it. "
        "An editor may record an exception, with a reason."
    ),
    "guard.embargoed": N_(
        "“{release}” is not public yet: {engine} belongs to a third party and does not get it. "
        "An editor may record an exception, with a reason."
    ),
    "guard.clock": N_(
        "This machine's clock stands before things that have happened already: {engine} does not get “{release}” "
        "until the clock is right."
    ),
    "draft.nothing_known": N_("left open: nothing is known yet"),
    "draft.written_meanwhile": N_("left as it is: somebody wrote it meanwhile"),
    "draft.engine_away": N_(
        "{engine} does not answer. Look at its address in Preferences, and at the network."
    ),
    "draft.engine_slow": N_("{engine} did not answer within {seconds} seconds."),
    "draft.engine_refused": N_("{engine} refused (status {status})."),
    "draft.engine_moved": N_(
        "{engine} points to another address (status {status}). Correct its address in Preferences."
    ),
    "draft.engine_no_answer": N_("{engine} answered nothing that could be used."),
    "draft.engine_limit": N_("{engine} has had too many requests. Try again later."),
    "draft.too_long": N_("The text is too long for {engine}."),
    "draft.key_refused": N_("{engine} refused the key. Enter it again in Preferences."),
    "draft.key_missing": N_("{engine} needs a key. Enter it in Preferences."),
    "draft.no_address": N_("{engine} has no address yet. Enter it in Preferences."),
    "draft.bad_address": N_("The address of {engine} is none. It looks like http://server:5000."),
    "draft.not_installed": N_("{engine} is not installed on this machine."),
    "draft.switched_off": N_("{engine} is switched off in Preferences."),
    "draft.language": N_("{engine} does not translate from {source} into {target}."),
    "draft.not_ready": N_("{engine} cannot be asked: {reason}"),
    "draft.unknown_engine": N_("There is no engine “{engine}”. There are: {known}."),
    "draft.no_keyring": N_("This system has no keyring to keep the key in."),
    # terms
    "terms.no_language": N_("Say the language of the text with --lang."),
    "terms.no_term": N_("A concept needs at least one term."),
    "terms.unknown": N_("There is no concept “{id}” any more."),
    "terms.unknown_type": N_("“{path}” is no file of terms. They come as .csv, .tsv, .xlsx, .ods or .tbx."),
    "terms.not_written_type": N_("“{path}”: terms are written as .tbx, .csv, .tsv or .xlsx."),
    "terms.unreadable": N_("“{name}” cannot be read ({reason})."),
    "terms.cannot_write": N_("“{name}” cannot be written ({reason}). What stood there is still there."),
    "terms.empty": N_("“{name}” is empty."),
    "terms.not_text": N_("“{name}” is no text."),
    "terms.too_big": N_("“{name}” is larger than a file of terms can be (the limit is {limit} bytes)."),
    "terms.no_columns": N_("No heading of “{name}” names terms and languages, such as: en, fr, es."),
    "terms.too_long": N_("too long for a term"),
    "terms.bad_status": N_("“{value}” is no status; the term was taken as admitted"),
    "terms.bad_language": N_("“{value}” is no language code"),
    "terms.extra_cells": N_("{count} cells more than there are headings"),
    "terms.unclosed_quote": N_("a quotation mark is not closed"),
    "terms.encoding": N_("the encoding was guessed: {encoding}"),
    "terms.more_problems": N_("and {count} more"),
    "terms.not_xml": N_("“{name}” is no XML that can be read."),
    "terms.not_tbx": N_("“{name}” is no TBX: it begins with <{root}>."),
    "terms.bad_version": N_("There is no version {version} of TBX that could be written; there are 2 and 3."),
    "terms.broken_xml": N_(
        "the file breaks off or is damaged here (column {column}); what stands before was taken"
    ),
    "terms.duplicate_id": N_("the concept “{id}” stands twice"),
    "terms.entity": N_("an entity was left out"),
    "terms.too_many": N_("only the first {limit} concepts were taken"),
    # what the reviewer and the editor may do
    "rule.role": N_("{person} may not do this; it needs the role: {needed}."),
    "rule.status": N_("This cannot be done while the translation is “{status}”; it must be: {allowed}."),
    "rule.reason_needed": N_("A reason is needed; it is kept."),
    "rule.four_eyes": N_(
        "Four eyes: {person} wrote in this version and cannot approve it. Somebody else must."
    ),
    "rule.empty": N_("There is nothing to approve."),
    "rule.source_changed": (
        N_("The source of {count} segment was corrected after it was translated; confirm it again."),
        N_("The source of {count} segments was corrected after they were translated; confirm them again."),
    ),
    "rule.untranslated": (
        N_("{count} segment of {total} has no translation yet."),
        N_("{count} segments of {total} have no translation yet."),
    ),
    "rule.open_errors": (
        N_("{count} error is open. Mend it, or waive it with a reason."),
        N_("{count} errors are open. Mend them, or waive them with a reason."),
    ),
    "rule.open_comments": (
        N_("{count} comment must be answered first."),
        N_("{count} comments must be answered first."),
    ),
    "rule.embargo": N_("The embargo holds until {embargo}; it is {moment} now."),
    "rule.not_approved": N_(
        "Only an approved version is delivered; this one is “{status}”. It can go out as a draft."
    ),
    "rule.changed_since_approval": N_(
        "The text has changed since it was approved. Submit it again, or deliver it as a draft."
    ),
    "rule.changed_since_seen": N_(
        "The text has changed since you were shown it. Read it again before approving."
    ),
    "rule.changed_meanwhile": N_("The text has changed in this moment. Try again."),
    "rule.chain_broken": N_(
        "The record of this translation is not whole: transition {position} ({kind}). "
        "Nothing is approved or delivered from it."
    ),
    "chain.changed": N_("{language}: transition {number} was changed after it was recorded"),
    "chain.missing": N_("{language}: a transition is missing before number {number}"),
    "chain.inserted": N_("{language}: transition {number} was put in afterwards"),
    "chain.reordered": N_("{language}: transition {number} does not stand where it stood"),
    "chain.truncated": N_("{language}: the end of the record is missing, from number {number}"),
    "chain.impossible": N_("{language}: transition {number} is one that the rules do not allow"),
    "readiness.translated.met": N_("All {total} segments translated"),
    "readiness.translated.unmet": N_("{untranslated} of {total} segments not translated"),
    "readiness.errors.met": N_("No open error; waived: {waived}"),
    "readiness.errors.unmet": N_("Open errors: {open}; waived: {waived}"),
    "readiness.comments.met": N_("No comment that must be answered"),
    "readiness.comments.unmet": N_("Comments that must be answered: {open}"),
    "readiness.four_eyes.met": N_("Four eyes: written by {authors}, approving {person}"),
    "readiness.four_eyes.unmet": N_("Four eyes: {person} wrote in this version"),
    "readiness.four_eyes.off": N_("Four eyes switched off: written by {authors}, approving {person}"),
    "readiness.chain.met": N_("Record of transitions whole: {transitions}"),
    "readiness.chain.unmet": N_("The record of transitions is not whole"),
    "readiness.source.unmet": N_("Sources corrected since they were translated: {changed}"),
    "readiness.status.unmet": N_("The translation is “{status}”, not in review"),
    "readiness.role.unmet": N_("{person} is no reviewer"),
    "readiness.seen.unmet": N_("The text has changed since you were shown it: version {version} now"),
    "readiness.drafts.unmet": N_("Drafts that nobody confirmed: {drafts}"),
    "editorial.no_zone": N_("The time {moment} has no time zone."),
    "editorial.not_canonical": N_("The stored text of a version cannot be read (line {line})."),
    "editorial.not_unicode": N_("A segment holds half a character, which no file can hold. Type it again."),
    "comment.empty": N_("The comment is empty."),
    "comment.unknown": N_("There is no comment “{id}”."),
    "waive.one_of": N_("Say either --third-party or --issue N."),
    "waive.no_such_issue": N_("There is no issue {number}; “check” lists {count}."),
    "version.unknown": N_("There is no version {version}. There are: {known}."),
    # delivery
    "delivery.unknown_format": N_("“{format}” is no format. There are: {known}."),
    "delivery.path_is_folder": N_("{path} is a folder. Name a file in it."),
    "delivery.folder_missing": N_("There is no folder {folder}."),
    "delivery.disk_full": N_("The disk is full. {path} was not written; what stood there is still there."),
    "delivery.not_writable": N_("Nothing can be written in {folder}. What stood there is still there."),
    "delivery.cannot_write": N_("{path} cannot be written: {reason}. What stood there is still there."),
    "delivery.cannot_read": N_("{path} cannot be read: {reason}."),
    "delivery.not_found": N_("There is no file {path}."),
    "delivery.empty": N_("{path} is empty."),
    "delivery.too_large": N_("{path} is larger than a delivered release can be."),
    "delivery.not_docx": N_("{path} is no Word file that can be read."),
    "delivery.not_html": N_("{path} cannot be read as a web page."),
    "delivery.not_text": N_("{path} is no text in UTF-8."),
    "delivery.not_tmx": N_("{path} is no TMX file that can be read."),
    "delivery.not_po": N_("{path} is no PO file that can be read (line {line})."),
    "delivery.unknown_encoding": N_("{path} says that it is in “{encoding}”, which is no known encoding."),
    "delivery.no_sources": N_("A PO file needs the source texts, which this version does not hold."),
    "po.not_ours": N_("{path} was not delivered from this desk: it names no translation that is here."),
    "po.conflict": N_("changed both here and in the file"),
    "po.unknown_segment": N_("belongs to no segment here"),
    "po.source_changed": N_("its source is not the segment's"),
    "verify.approved": N_(
        "{file} carries exactly version {version}, approved by {by} at {at}. SHA-256 {hash}"
    ),
    "verify.superseded": N_(
        "{file} carries exactly version {version}, approved by {by} at {at}; the translation has changed since. "
        "SHA-256 {hash}"
    ),
    "verify.false_claims": N_(
        "{file} has the text of version {version}, but what it says of itself is not so: {claims}"
    ),
    "verify.draft": N_("{file} is a draft, and was never approved."),
    "verify.unknown": N_("{file} carries no text that was approved at this desk."),
    "verify.differs_text": N_(
        "{file} is not version {version}. First difference, paragraph {block}: “{expected}” was approved, “{found}” stands there"
    ),
    "verify.differs_link": N_(
        "{file} is not version {version}: a link in paragraph {block} leads to “{found}”; “{expected}” was approved"
    ),
    "verify.differs_format": N_(
        "{file} has the words of version {version}, with other formatting in paragraph {block}: “{found}”; "
        "“{expected}” was approved"
    ),
    "verify.differs_notice": N_(
        "{file} is not version {version}: its notice says “{found}” and should say “{expected}”"
    ),
    # the sample desk and its tour
    "sample.not_paired": N_("The sample {reference} does not pair: {source} segments and {target}."),
    "tour.not_ours": N_(
        "{path} was not made by this tour and was left as it is. Choose another folder with --out."
    ),
    "tour.no_folder": N_("{path} cannot be made: {reason}"),
    "tour.no_pictures": N_("The window could not be drawn: {reason}"),
}
