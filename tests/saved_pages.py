"""Invented news pages in ten layouts, with what an article taken from them must hold and must not."""

from __future__ import annotations

TITLE = "Harbour of Lindow reopens after repairs"
SUBHEADING = "Who pays"
PARAGRAPHS = [
    "The harbour of Lindow was reopened on Monday after three weeks of repairs, the port board said in a statement.",
    "Mayor Ada Marsh said the quay was safe and that the first two ships had already tied up before noon.",
    "“We have waited long enough,” she told reporters, adding that the costs would be shared with the region.",
    "The board signed a contract on 18 March 2014 and still holds the whole of the harbour, its lawyers say.",
    "Fishermen are less sure. Several said they would wait for the inspection that is due at the end of the month.",
    "Talks go on.",
]
CAPTION, COPYRIGHT = "A crane lifts a beam. Photo: L. Orr", "© 2024 Lindow Post"
SHARE, NEWSLETTER, RELATED = "Share this article", "Subscribe to our newsletter", "Related: ten beaches to visit"
FURNITURE = [SHARE, NEWSLETTER, RELATED, CAPTION, COPYRIGHT, "Advertisement"]
STAMP = "2024-05-06T23:30:00-05:00"
META = (
    f'<meta property="og:title" content="{TITLE}"><meta name="author" content="Bo Lind">'
    f'<meta property="article:published_time" content="{STAMP}"><meta property="og:site_name" content="Lindow Post">'
    '<link rel="canonical" href="https://post.example/harbour">'
)
JSON_LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", '
    f'"headline": "{TITLE}", "datePublished": "{STAMP}", "author": [{{"name": "Bo Lind"}}], '
    '"publisher": {"name": "Lindow Post"}}]}</script>'
)
NAVIGATION = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
FOOTER = f"<footer><p>{COPYRIGHT}</p></footer>"
ASIDE = f"<aside><p>{RELATED}</p></aside>"
H1 = f"<h1>{TITLE}</h1>"
P = [f"<p>{words}</p>" for words in PARAGRAPHS]
FIGURE = f'<figure><img src="a.jpg" alt=""><figcaption>{CAPTION}</figcaption></figure>'


def body(parts: list[str] = P, between: str = "", subheading: bool = True) -> str:
    """The paragraphs, with a subheading before the third and something before the fourth."""
    return "".join([*parts[:2], f"<h2>{SUBHEADING}</h2>" if subheading else "", parts[2], between, *parts[3:]])


def page(content: str, head: str = META) -> str:
    """A whole page."""
    head = f'<meta charset="utf-8"><title>{TITLE} | Lindow Post</title>{head}'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{content}</body></html>'


def article(content: str, head: str = META) -> str:
    """A page whose article is marked as one."""
    return page(f"{NAVIGATION}<article>{H1}{content}</article>{FOOTER}", head)


LAYOUTS = {
    "semantic": article(f'<div class="share">{SHARE}</div>{FIGURE}{body()}'),
    "divs": page(f'{NAVIGATION}<div>{H1}<div class="article-body">{body()}</div></div>{ASIDE}{FOOTER}'),
    "advertisement before a short end": article(body([*P[:5], f"<div><p>Advertisement</p></div>{P[5]}"])),
    "line breaks": article(f"<div>{'<br><br>'.join(PARAGRAPHS)}</div>"),
    "table": page(f"<table><tr><td>{NAVIGATION}</td><td>{H1}{body(subheading=False)}</td></tr></table>{FOOTER}"),
    "newsletter inside": article(body(between=f'<div class="newsletter"><p>{NEWSLETTER}</p></div>')),
    "a paragraph that is one link": article(body([*P[:4], f'<p><a href="/x">{PARAGRAPHS[4]}</a></p>', P[5]])),
    "JSON-LD": article(body(), JSON_LD),
    "no date": article(body(), ""),
    "quote and list": article(
        f"{P[0]}<ul><li>{PARAGRAPHS[1]}</li></ul><blockquote><p>{PARAGRAPHS[2]}</p></blockquote>{''.join(P[3:])}"
    ),
}
