"""The picture that stands beside a link in a chat: the finding in large letters, and the figure it is read from."""

from __future__ import annotations

from parley.figures.files.paint import SANS, SERIF
from parley.figures.files.svg import Caption, Style, lines, painted_rules, written
from parley.figures.markup import Node, h
from parley.figures.palette import TOKENS

WIDTH, HEIGHT = 1200, 630
"""The size that chats and networks ask for, in pixels."""

EDGE, HALF = 56, 480
"""Room round the words, and the width of the words beside a map."""

KICKER = Style("pre-kicker", f"500 24px/1 {SANS}", "muted", 24, 34)
TITLE = Style("pre-title", f"600 50px/1 {SERIF}", "ink", 50, 58, 0.53)
SMALLER = Style("pre-smaller", f"600 40px/1 {SERIF}", "ink", 40, 48, 0.53)
SITE = Style("pre-site", f"400 22px/1 {SANS}", "muted", 22, 30)
NAME = Style("pre-name", f"600 26px/1 {SERIF}", "ink", 26, 34)
QUOTE = Style("pre-quote", f"400 32px/1 {SERIF}", "ink", 32, 44, 0.5)
STYLES = (KICKER, TITLE, SMALLER, SITE, NAME, QUOTE)

MOST_LINES = {"beside": 6, "below": 3}


def preview(kicker: str, headline: str, site: str, figure: Node | None, sheet: str, quote: str = "") -> str:
    """The picture as an SVG; a figure that is high stands beside the words, one that is broad below them.

    Without a figure some words of the article may stand in its place.
    """
    beside = figure is not None and shape_of(figure) < 2
    room = HALF if beside else WIDTH - 2 * EDGE
    words, foot = said(kicker, headline, room, MOST_LINES["beside" if beside else "below"])
    place = (EDGE + HALF + 32, 0, WIDTH - EDGE - HALF - 32, HEIGHT) if beside else below(foot)
    drawn = [
        h("rect", width=WIDTH, height=HEIGHT, fill=TOKENS["bg"].light),
        fitted(figure, place, beside) if figure else None,
        quoted(quote, foot + 36) if quote and figure is None else None,
        words,
        *imprint(site, room, beside),
    ]
    style = "\n".join([painted_rules(sheet, [figure] if figure else []), *(each.rule() for each in STYLES)])
    return written(WIDTH, HEIGHT, Caption(headline, kicker, "", ""), style, [each for each in drawn if each])


def shape_of(figure: Node) -> float:
    """How much broader than high a drawing is."""
    _, _, width, height = map(float, figure[1]["viewBox"].split())
    return width / height


def said(kicker: str, headline: str, room: float, most: int) -> tuple[Node, float]:
    """Kicker and headline from the top, and where they end; a long headline in smaller letters."""
    y, out = float(EDGE), []
    style = TITLE if len(lines(headline, TITLE, room)) <= most else SMALLER
    found = lines(headline, style, room)
    if len(found) > most + 1:
        found = [*found[:most], (style, f"{found[most][1]} …")]
    for kind, words in [*lines(kicker, KICKER, room)[:1], *found]:
        y += kind.leading
        out.append(line(kind, words, EDGE, round(y - kind.leading / 4, 1)))
    return h("g", *out), y


def quoted(words: str, top: float) -> Node:
    """Words of an article beside a rule, as many lines as there is room for."""
    most = int((HEIGHT - 100 - top) // QUOTE.leading)
    found = lines(words, QUOTE, WIDTH - 2 * EDGE - 28)
    if len(found) > most:
        found = [*found[: most - 1], (QUOTE, f"{found[most - 1][1]} …")]
    texts = [line(QUOTE, each, EDGE + 28, top + QUOTE.leading * (at + 0.75)) for at, (_, each) in enumerate(found)]
    rule = h("rect", x=EDGE, y=top, width=3, height=QUOTE.leading * len(found), fill=TOKENS["ink"].light)
    return h("g", rule, texts)


def imprint(site: str, room: float, stacked: bool) -> list[Node]:
    """Whose picture this is, at the foot: in two lines where it is narrow."""
    if stacked:
        return [line(NAME, "Parley", EDGE, HEIGHT - 76), line(SITE, shortened(site, room), EDGE, HEIGHT - 42)]
    return [line(NAME, "Parley", EDGE, HEIGHT - 40), line(SITE, shortened(site, room - 96), EDGE + 96, HEIGHT - 40)]


def below(top: float) -> tuple[float, float, float, float]:
    """The room between words and the foot."""
    return EDGE, top + 28, WIDTH - 2 * EDGE, HEIGHT - 92 - top - 28


def fitted(figure: Node, place: tuple[float, float, float, float], whole: bool) -> Node:
    """A drawing in a place of the picture: as large as fits in the middle, or filling it to its edges."""
    x, y, width, height = place
    tag, attributes, *children = figure
    kept = {name: value for name, value in attributes.items() if name not in ("style", "role", "aria-label")}
    kept |= {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
    kept["preserveAspectRatio"] = "xMidYMid slice" if whole else "xMinYMin meet"
    return [tag, kept, *children]


def line(style: Style, words: str, x: float, y: float) -> Node:
    """One line of words."""
    return h("text", words, x=x, y=y, class_=style.name)


def shortened(words: str, room: float) -> str:
    """Words that fit a line, cut where they do not."""
    first, *rest = lines(words, SITE, room) or [(SITE, "")]
    return f"{first[1]} …" if rest else first[1]
