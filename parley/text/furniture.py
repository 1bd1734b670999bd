"""What a line of page furniture is, told from its form: bylines, reading times, dates, captions, calls to share."""

from __future__ import annotations

import re

_NAME_WORD = r"[^\W\d_a-zа-яёєіїґ][\w.'’-]*"  # a word that begins with a capital, or in a script that has none
_PARTICLE = r"(?:von|van|de|der|den|da|di|du|la|le|el|al|bin|ibn|della|dos)"
_PERSON = rf"{_NAME_WORD}(?: (?:{_PARTICLE} )*{_NAME_WORD}){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:, | and | & | і | та | и )(?:{_PERSON}))*(?:, [^.!?]{{1,60}})?"
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
    r"|січ\w*|лют\w*|берез\w*|квіт\w*|трав\w*|черв\w*|лип\w*|серп\w*|верес\w*|жовт\w*|листоп\w*|груд\w*"
    r"|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_DATE = (
    rf"(?:\d{{4}}-\d\d?-\d\d?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|(?:{_MONTH}) \d{{1,2}},? \d{{4}}|\d{{1,2}} (?:{_MONTH}),? \d{{4}})"
)

# Each matches a whole line, case ignored unless it asks for a name.
_READING_TIME = re.compile(
    r"(?:reading time|time to read|lesezeit|час читання|время чтения|وقت القراءة)?\W*\d{1,3}[ -]?"
    r"(?:min(?:ute)?s?\.?(?: (?:read|de lecture|de lectura|lesezeit))?"
    r"|хв(?:илин\w*)?\.?(?: читання)?|мин(?:ут\w*)?\.?|(?:دقائق|دقيقة)(?: قراءة)?)",
    re.IGNORECASE,
)
_MARKED_BYLINE = re.compile(
    rf"(?i:by|words by|written by|reporting by)[ :]+(?:{_PEOPLE}|{_NAME_WORD}(?: {_NAME_WORD}){{0,3}})|Від {_PEOPLE}"
    r"|(?i:by|from) (?i:the|our|a) .{2,60}?(?i:desk|team|staff|newsroom|bureau|correspondents?|reporters?|agencies)"
    r"|(?i:author|reporter|автор|авторка|текст|кореспондент): ?.{2,80}|(?:بقلم[ :]|كتبت?:).{2,80}"
)
_BARE_BYLINE = re.compile(rf"{_PEOPLE}|{_NAME_WORD}(?: {_NAME_WORD})?")
_CLOCK_TIME = r"(?:[\s\d:.,|·()+–-]|[ap]\.?m\b|at\b|gmt|utc|bst|[ce]e?[sd]?t\b)*"
_DATELINE = re.compile(
    rf"(?:(?:first )?(?:published|updated|posted|last modified|опубліковано|оновлено|نشر(?: في)?)\b[: ]*.{{0,30}}?)?"
    rf"(?:[\w .'’-]{{2,30}}, ?)?{_DATE}{_CLOCK_TIME}",
    re.IGNORECASE,
)
_PICTURE_WORD = r"(?:photo|picture|image|photograph|illustration|caption|фото|світлина|صورة)"
_CAPTION = re.compile(
    rf"(?:file )?{_PICTURE_WORD}(?: (?:credit|by|courtesy)\b|\s*[:|/]).{{0,200}}"
    rf"|.{{0,250}}[(\[|/] ?{_PICTURE_WORD}\b[^()]{{0,60}}[)\]]?|.{{0,250}}\([^()]{{2,60}} via [^()]{{2,40}}\)",
    re.IGNORECASE,
)
_SHARE_PROMPT = re.compile(
    r"share(?: (?:this|on|via|with)\b.{0,40})?|(?:tweet|email|print|copy link|comments?)(?: this.{0,30})?"
    r"|(?:follow us|subscribe(?: to| now)?|sign up|read more|read also|see also|more from|filed under)\b[^.!?]{0,80}"
    r"|(?:related(?: articles| stories| news)?|tags?|topics?)(?: ?:.{0,200})?|advertisement"
    r"|©.{0,120}|copyright\b.{0,120}|all rights reserved"
    r"|(?:поділит(?:ися|ись)|поширити|підписуйтес\w|підпишіться|читайте також|теги:)[^.!?]{0,80}|реклама"
    r"|(?:شارك (?:هذا |هذه )?(?:المقال|الخبر)|اقرأ أيض|تابعنا)[^.!?؟]{0,80}|شارك|إعلان",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[·|•–—-]\s+")  # “28 October 2025 · 3 min read”
_MAX_FURNITURE_LENGTH = 300  # what is longer is text
_ROLE_PATTERNS = (
    ("reading_time", _READING_TIME),
    ("dateline", _DATELINE),
    ("share", _SHARE_PROMPT),
    ("byline", _MARKED_BYLINE),
    ("caption", _CAPTION),
)


def find_furniture_role(line: str) -> str:
    """The role a line's own words give it: reading_time, dateline, share, byline or caption; "" for none."""
    bare = line.strip()
    if len(bare) > _MAX_FURNITURE_LENGTH:
        return ""
    roles = [_find_part_role(part) for part in _PARTS.split(bare)]
    return _find_part_role(bare) or (roles[0] if all(roles) else "")


def _find_part_role(words: str) -> str:
    return next((role for role, pattern in _ROLE_PATTERNS if pattern.fullmatch(words)), "")


def is_byline_name(line: str) -> bool:
    """Whether a line without any mark could be a byline: full names, or one or two words with capitals."""
    return len(line) <= _MAX_FURNITURE_LENGTH and _BARE_BYLINE.fullmatch(line.strip()) is not None
