"""The picture that stands beside a link in a chat: the finding in large letters, and the figure it is read from."""

from __future__ import annotations

from parley.figures.files.paint import EXPORT_SANS_FONTS, EXPORT_SERIF_FONTS
from parley.figures.files.svg import Caption, CaptionStyle, figure_paint_rules, wrap_caption_lines, write_svg_document
from parley.figures.markup import Node, h
from parley.figures.palette import TOKENS

PREVIEW_WIDTH, PREVIEW_HEIGHT = 1200, 630
"""The size that chats and networks ask for, in pixels."""

PREVIEW_MARGIN, PREVIEW_TEXT_WIDTH = 56, 480
"""Room round the words, and the width of the words beside a map."""

PREVIEW_KICKER_STYLE = CaptionStyle("pre-kicker", f"500 24px/1 {EXPORT_SANS_FONTS}", "muted", 24, 34)
PREVIEW_TITLE_STYLE = CaptionStyle("pre-title", f"600 50px/1 {EXPORT_SERIF_FONTS}", "ink", 50, 58, 0.53)
PREVIEW_SMALL_TITLE_STYLE = CaptionStyle("pre-smaller", f"600 40px/1 {EXPORT_SERIF_FONTS}", "ink", 40, 48, 0.53)
PREVIEW_SITE_STYLE = CaptionStyle("pre-site", f"400 22px/1 {EXPORT_SANS_FONTS}", "muted", 22, 30)
PREVIEW_NAME_STYLE = CaptionStyle("pre-name", f"600 26px/1 {EXPORT_SERIF_FONTS}", "ink", 26, 34)
PREVIEW_QUOTE_STYLE = CaptionStyle("pre-quote", f"400 32px/1 {EXPORT_SERIF_FONTS}", "ink", 32, 44, 0.5)
PREVIEW_STYLES = (
    PREVIEW_KICKER_STYLE,
    PREVIEW_TITLE_STYLE,
    PREVIEW_SMALL_TITLE_STYLE,
    PREVIEW_SITE_STYLE,
    PREVIEW_NAME_STYLE,
    PREVIEW_QUOTE_STYLE,
)

MAX_HEADLINE_LINES = {"beside": 6, "below": 3}


def write_preview_svg(kicker: str, headline: str, site: str, figure: Node | None, sheet: str, quote: str = "") -> str:
    """The picture as an SVG; a figure that is high stands beside the words, one that is broad below them.

    Without a figure some words of the article may stand in its place.
    """
    beside = figure is not None and drawing_aspect_ratio(figure) < 2
    room = PREVIEW_TEXT_WIDTH if beside else PREVIEW_WIDTH - 2 * PREVIEW_MARGIN
    words, foot = draw_preview_headline(kicker, headline, room, MAX_HEADLINE_LINES["beside" if beside else "below"])
    place = (
        (
            PREVIEW_MARGIN + PREVIEW_TEXT_WIDTH + 32,
            0,
            PREVIEW_WIDTH - PREVIEW_MARGIN - PREVIEW_TEXT_WIDTH - 32,
            PREVIEW_HEIGHT,
        )
        if beside
        else preview_figure_box(foot)
    )
    drawn = [
        h("rect", width=PREVIEW_WIDTH, height=PREVIEW_HEIGHT, fill=TOKENS["bg"].light),
        fit_preview_figure(figure, place, beside) if figure else None,
        draw_preview_quote(quote, foot + 36) if quote and figure is None else None,
        words,
        *draw_preview_imprint(site, room, beside),
    ]
    style = "\n".join(
        [figure_paint_rules(sheet, [figure] if figure else []), *(each.rule() for each in PREVIEW_STYLES)]
    )
    return write_svg_document(
        PREVIEW_WIDTH, PREVIEW_HEIGHT, Caption(headline, kicker, "", ""), style, [each for each in drawn if each]
    )


def drawing_aspect_ratio(figure: Node) -> float:
    """How much broader than high a drawing is."""
    _, _, width, height = map(float, figure[1]["viewBox"].split())
    return width / height


def draw_preview_headline(kicker: str, headline: str, room: float, most: int) -> tuple[Node, float]:
    """Kicker and headline from the top, and where they end; a long headline in smaller letters."""
    y, out = float(PREVIEW_MARGIN), []
    style = (
        PREVIEW_TITLE_STYLE
        if len(wrap_caption_lines(headline, PREVIEW_TITLE_STYLE, room)) <= most
        else PREVIEW_SMALL_TITLE_STYLE
    )
    found = wrap_caption_lines(headline, style, room)
    if len(found) > most + 1:
        found = [*found[:most], (style, f"{found[most][1]} …")]
    for kind, words in [*wrap_caption_lines(kicker, PREVIEW_KICKER_STYLE, room)[:1], *found]:
        y += kind.leading
        out.append(draw_preview_line(kind, words, PREVIEW_MARGIN, round(y - kind.leading / 4, 1)))
    return h("g", *out), y


def draw_preview_quote(words: str, top: float) -> Node:
    """Words of an article beside a rule, as many lines as there is room for."""
    most = int((PREVIEW_HEIGHT - 100 - top) // PREVIEW_QUOTE_STYLE.leading)
    found = wrap_caption_lines(words, PREVIEW_QUOTE_STYLE, PREVIEW_WIDTH - 2 * PREVIEW_MARGIN - 28)
    if len(found) > most:
        found = [*found[: most - 1], (PREVIEW_QUOTE_STYLE, f"{found[most - 1][1]} …")]
    texts = [
        draw_preview_line(
            PREVIEW_QUOTE_STYLE, each, PREVIEW_MARGIN + 28, top + PREVIEW_QUOTE_STYLE.leading * (at + 0.75)
        )
        for at, (_, each) in enumerate(found)
    ]
    rule = h(
        "rect",
        x=PREVIEW_MARGIN,
        y=top,
        width=3,
        height=PREVIEW_QUOTE_STYLE.leading * len(found),
        fill=TOKENS["ink"].light,
    )
    return h("g", rule, texts)


def draw_preview_imprint(site: str, room: float, stacked: bool) -> list[Node]:
    """Whose picture this is, at the foot: in two lines where it is narrow."""
    if stacked:
        return [
            draw_preview_line(PREVIEW_NAME_STYLE, "Parley", PREVIEW_MARGIN, PREVIEW_HEIGHT - 76),
            draw_preview_line(
                PREVIEW_SITE_STYLE, shorten_preview_line(site, room), PREVIEW_MARGIN, PREVIEW_HEIGHT - 42
            ),
        ]
    return [
        draw_preview_line(PREVIEW_NAME_STYLE, "Parley", PREVIEW_MARGIN, PREVIEW_HEIGHT - 40),
        draw_preview_line(
            PREVIEW_SITE_STYLE, shorten_preview_line(site, room - 96), PREVIEW_MARGIN + 96, PREVIEW_HEIGHT - 40
        ),
    ]


def preview_figure_box(top: float) -> tuple[float, float, float, float]:
    """The room between words and the foot."""
    return PREVIEW_MARGIN, top + 28, PREVIEW_WIDTH - 2 * PREVIEW_MARGIN, PREVIEW_HEIGHT - 92 - top - 28


def fit_preview_figure(figure: Node, place: tuple[float, float, float, float], whole: bool) -> Node:
    """A drawing in a place of the picture: as large as fits in the middle, or filling it to its edges."""
    x, y, width, height = place
    tag, attributes, *children = figure
    kept = {name: value for name, value in attributes.items() if name not in ("style", "role", "aria-label")}
    kept |= {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
    kept["preserveAspectRatio"] = "xMidYMid slice" if whole else "xMinYMin meet"
    return [tag, kept, *children]


def draw_preview_line(style: CaptionStyle, words: str, x: float, y: float) -> Node:
    """One line of words."""
    return h("text", words, x=x, y=y, class_=style.name)


def shorten_preview_line(words: str, room: float) -> str:
    """Words that fit a line, cut where they do not."""
    first, *rest = wrap_caption_lines(words, PREVIEW_SITE_STYLE, room) or [(PREVIEW_SITE_STYLE, "")]
    return f"{first[1]} …" if rest else first[1]
