#!/usr/bin/env bash
# resvg_py 0.5.0 (resvg): where a tspan names another font-family than its text, and the two fonts turn the line into
# different counts of glyphs (an Arabic ligature is enough), letters of the tspan are lost without an error: of the word
# إله the first letter is not drawn when a Latin word stands before it. Alone, or with one face for the whole line, it is
# whole. So give every line of a picture one face that has all its letters.
# Seen on 1 December 2026: "ink of the words alone: 100 %, behind a Latin word: 89 %".
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    resvg_py==0.5.0 fonttools==4.68.0 brotli==1.2.1 pillow==13.0.0 2>/dev/null
npm install --silent --no-audit --no-fund --prefix "$folder" \
    @fontsource/almarai@5.3.0 @fontsource/noto-sans@5.3.0 >/dev/null
"$folder/venv/bin/python" - "$folder" <<'PY'
import io
import sys
from pathlib import Path

import resvg_py
from fontTools.ttLib import TTFont
from PIL import Image

folder = Path(sys.argv[1])
FACES = {"Arabic": "almarai/files/almarai-arabic-400-normal", "Latin": "noto-sans/files/noto-sans-latin-400-normal"}
files = []
for name, path in FACES.items():
    font = TTFont(folder / "node_modules" / "@fontsource" / f"{path}.woff2")
    for kind in (1, 16):
        font["name"].setName(name, kind, 3, 1, 0x409)
    font.flavor = None
    font.save(folder / f"{name}.ttf")
    files.append(str(folder / f"{name}.ttf"))

WORDS = "لا إله الله"


def ink(line: str) -> int:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60"><rect width="400" height="60" fill="white"/>'
        f'<text x="10" y="40" font-size="24" font-family="Latin">{line}</text></svg>'
    )
    drawn = resvg_py.svg_to_bytes(svg_string=svg, font_files=files, skip_system_fonts=True)
    picture = Image.open(io.BytesIO(bytes(drawn))).convert("L")
    return sum(255 - value for value in picture.tobytes())


span = f'<tspan font-family="Arabic">{WORDS}</tspan>'
alone, latin, both = ink(span), ink("and "), ink(f"and {span}")
share = round(100 * (both - latin) / alone)
print(f"ink of the words alone: 100 %, behind a Latin word: {share} %")
assert share < 95, "no letters are lost any more"
PY
