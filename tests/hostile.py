"""Strings that would do harm if anything read them as more than text, and a dossier that holds them everywhere."""

from __future__ import annotations

import json
from pathlib import Path

from tests.dossiers import ARTICLE, ROWS, read_rows, tiny_dossier, write_rows

OUTSIDE = "https://example.org"
HOSTILE = (
    "<script>window.broken=1</script>",
    "<img src=x onerror=window.broken=1>",
    f"<img src={OUTSIDE}/a.png>",
    "<svg onload=window.broken=1><a href=#>x</a></svg>",
    "<details open ontoggle=window.broken=1>x</details>",
    "<input autofocus onfocus=window.broken=1>",
    "<iframe srcdoc='<script>parent.broken=1</script>'></iframe>",
    f'<meta http-equiv="refresh" content="0;url={OUTSIDE}">',
    f'<base href="{OUTSIDE}/">',
    f'<link rel="stylesheet" href="{OUTSIDE}/a.css">',
    "<style>body{display:none}</style>",
    '<div style="position:fixed;inset:0;z-index:99999;background:red">over</div>',
    f'<form action="{OUTSIDE}"><button>send</button></form>',
    f'<object data="{OUTSIDE}/a.swf"></object>',
    "<a href=javascript:window.broken=1>a link</a>",
    "[a link](javascript:window.broken=1)",
    f"![a picture]({OUTSIDE}/b.png)",
    '"><b onmouseover=window.broken=1>',
    "</span></article></style></script><h1>out</h1>",
    "$x^2$ and $$y$$",
    ":red[loud] :material/delete: :smile:",
    "**bold** _thin_ `code` ~~gone~~",
    "&lt;b&gt; &#60;i&#62; &amp;amp;",
    "${window.broken=1} {{broken}} %s {0}",
    "\u202etxet desrever\u202c",
    "w" * 300,
)
NUL = "a\x00b"
"""A letter that no table may hold and a text or an address may."""


def hostile_dossier(folder: Path) -> Path:
    """The invented dossier with the strings in its article and in every cell that a page may show."""
    half = len(HOSTILE) // 2
    first, second = " ".join(HOSTILE[:half]), " ".join(HOSTILE[half:])
    sentences = [f"A painter wrote {each} on the quay of Lindow." for each in (*HOSTILE, NUL)]
    article = ARTICLE.replace("The harbour reopens", f"The harbour {HOSTILE[0]} reopens", 1)
    tiny_dossier(folder, article + "\n" + "\n\n".join(sentences) + "\n", ROWS)
    spoil(folder, "sources", {"title": first, "publisher": second, "author": first, "note": second})
    spoil(folder, "sides", {"label": first})
    spoil(folder, "actors", {"name": first, "role": second, "description": second})
    spoil(folder, "territories", {"name": second, "description": first})
    spoil(folder, "events", {"headline": first, "description": second, "date_note": second})
    spoil(folder, "periods", {"label": second})
    spoil(folder, "topics", {"label": first, "proposition": second})
    spoil(folder, "statements", {"act": HOSTILE[0], "summary": first, "date_note": second})
    spoil(folder, "control", {"note": first})
    spoil(folder, "evidence", {"note": f"{first} {second}", "place": f"register: {second}"})
    contract = json.loads((folder / "data/datapackage.json").read_text(encoding="utf-8"))
    contract |= {"title": first, "description": second}
    (folder / "data/datapackage.json").write_text(json.dumps(contract), encoding="utf-8")
    return folder


def spoil(folder: Path, table: str, texts: dict[str, str]) -> None:
    """Write texts into columns of every row of a table, each row's name kept apart by its line."""
    header, *rows = read_rows(folder, table)
    for line, row in enumerate(rows, start=1):
        for column, text in texts.items():
            row[header.index(column)] = f"{text} {line}"
    write_rows(folder, table, [header, *rows])
