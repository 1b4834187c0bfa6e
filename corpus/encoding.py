"""From bytes to text: which encoding a source is in, decided in a stated order and by a measured score.

The order, and why:

1. A byte order mark: nothing else starts with those bytes.
2. Strict UTF-8: text of another encoding of more than a few characters is practically never valid UTF-8, so this goes
   before what a page declares; many pages that declare gb2312 have long been saved as UTF-8.
3. The declared charset (HTTP header, meta), where its text looks about as good as the best guess.
4. The best score among UTF-8 with holes, GB18030, Big5 and UTF-16: every candidate decodes the bytes, and the one whose
   characters are the commonest of Chinese news wins (``characters.tsv``). Big5 bytes nearly always decode as GB18030
   too, but to characters that nobody uses; and a lost byte costs its candidate a few characters, not the decision.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from corpus.charscore import score
from corpus.errors import UnreadableSource

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# In a tie the earlier wins: it is the commoner one in news from the mainland.
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# Declared names that mean a larger or safer codec; names that decode anything (latin-1) say nothing and are left out.
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "cp936": "gb18030", "big5": "big5hkscs"}
# Bytes that are scored: enough for a sure decision, and a cost that does not grow with the file.
_SAMPLE = 1 << 14
# So long a text of this score in the commonest encoding needs no other reading: it saves nine tenths of the time.
_SURE_LENGTH, _SURE_SCORE = 400, 2.2
# Those that lose their step with one lost byte; UTF-8 finds it again by itself.
_PAIRED = ("gb18030", "big5hkscs")
# A declared charset holds unless another one scores this much better per character (weights run from -4 to 4).
_DECLARED_MARGIN = 0.5
# Undamaged news scores about 3 (4 to 20 characters: above 1.5 nearly always); below this a byte may be lost.
_CLEAN_SCORE = 1.5
# Bytes that are no text score up to 0.2 in their best reading, text with a lost byte about 3; below this they are
# binary, where so many characters are not ASCII that the score means something (a page with one odd byte stays text).
_TEXT_SCORE = 0.2
_MIN_SCORED = 0.3
# Control characters are one byte in ten of random data, and nearly none of text.
_MAX_CONTROLS = 0.1
# Valid UTF-8 sequences do not come about by chance: with this few holes it is UTF-8, whatever it says.
_MAX_UTF8_HOLES = 0.2
_MAGIC = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "zip or Office",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\xd0\xcf\x11\xe0": "old Office",
    b"\x7fELF": "ELF",
    b"PAR1": "Parquet",
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
}
_HIGH = re.compile(rb"[\x80-\xff]")
_RUN = re.compile(rb"[\x80-\xff]([\x40-\xff]*)")
_CONTROL = re.compile(r"[\x00-\x06\x0e-\x19\x1c-\x1f\x7f]")
_CESU = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_LONE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and the name of the encoding that gave it."""

    text: str
    encoding: str


def decode_bytes(data: bytes, declared: str | None = None) -> Decoded:
    """Decodes one source's bytes; its line ends and odd characters stay as they are, a byte order mark goes.

    Bytes that the chosen encoding does not have become U+FFFD. Raises UnreadableSource (binary) for what is no text.
    """
    mark = _mark_of(data)
    if mark is not None:
        length, name = mark
        return Decoded(_decode(data[length:], name), name)
    if not _has_zeros(data):
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    _refuse_magic(data)
    sample = _sample(data)
    name, points = guess(sample, declared)
    text = _decode(sample, name)
    if _control_share(text) > _MAX_CONTROLS or (points < _TEXT_SCORE and _high_share(text) > _MIN_SCORED):
        raise UnreadableSource("binary", "The bytes are not text in any encoding that is tried.")
    return Decoded(_decode(data, name), name)


def guess(sample: bytes, declared: str | None = None) -> tuple[str, float]:
    """The encoding whose decoding of the bytes looks most like Chinese news, and its score (3 for plain text).

    The declared encoding wins near ties.
    """
    if len(sample) >= _SURE_LENGTH and (sure := score(_decode(sample, "gb18030"))) >= _SURE_SCORE:
        return "gb18030", sure
    if _is_holey_utf8(sample):
        return "utf-8", _CLEAN_SCORE
    names = [name for name in _CANDIDATES if not name.startswith("utf-16") or _wide(sample)]
    said = _known(declared)
    scores = {name: score(_decode(sample, name)) for name in names}
    if max(scores.values()) < _CLEAN_SCORE:
        scores = {name: points + _second_score(sample, name, points) for name, points in scores.items()}
    if said in scores:
        scores[said] += _DECLARED_MARGIN
    best = max(scores, key=lambda name: scores[name])
    return best, scores[best]


def _second_score(sample: bytes, name: str, first: float) -> float:
    """The score of the sample with every run of pairs read from one byte later on.

    After a lost byte all pairs up to the next ASCII character are shifted, and the second reading shows them right: the
    two together tell the encoding wherever the byte was lost.
    """
    return score(_decode(_RUN.sub(rb"\1", sample), name)) if name in _PAIRED else first


def _is_holey_utf8(sample: bytes) -> bool:
    text = _decode(sample, "utf-8")
    high = len(text) - len(text.encode("ascii", "ignore"))
    return 0 < text.count("\ufffd") < _MAX_UTF8_HOLES * high and not _has_zeros(sample)


def _mark_of(data: bytes) -> tuple[int, str] | None:
    return next(((len(mark), name) for mark, name in _MARKS if data.startswith(mark)), None)


def _decode(data: bytes, name: str) -> str:
    if name == "utf-8" and b"\xed" in data:
        data = _LONE.sub("\ufffd".encode(), _CESU.sub(_join_pair, data))
    return data.decode(name, "replace")


def _join_pair(match: re.Match[bytes]) -> bytes:
    """CESU-8 writes a character above U+FFFF as two surrogates of three bytes each; here it becomes UTF-8."""
    pair = match[0].decode("utf-8", "surrogatepass")
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le").encode()


def _sample(data: bytes) -> bytes:
    """The bytes from the first non-ASCII one on (a page's head is often ASCII alone), at an even place for UTF-16."""
    high = _HIGH.search(data)
    start = 0 if high is None or _has_zeros(data) or len(data) <= _SAMPLE else high.start() & ~1
    return data[start : start + _SAMPLE]


def _has_zeros(data: bytes) -> bool:
    return data.find(b"\0") >= 0


def _wide(data: bytes) -> bool:
    """Whether UTF-16 is possible: zero bytes (of its ASCII characters), or an even length."""
    return _has_zeros(data) or len(data) % 2 == 0


def _known(declared: str | None) -> str | None:
    name = (declared or "").strip().strip("\"'").lower()
    try:
        name = codecs.lookup(_ALIASES.get(name, name)).name if name else ""
    except (LookupError, ValueError):  # an unknown name, or one with a NUL in it
        return None
    name = _ALIASES.get(name, name)
    return name if name in _CANDIDATES else None


def _refuse_magic(data: bytes) -> None:
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if kind is not None:
        raise UnreadableSource("binary", f"The content is a {kind} file, not text.")


def _control_share(text: str) -> float:
    return len(_CONTROL.findall(text)) / len(text) if text else 0.0


def _high_share(text: str) -> float:
    return 1 - len(text.encode("ascii", "ignore")) / len(text) if text else 0.0
