"""A style sheet as rules: selectors with every `:is()` written out, declarations by name. Parsed by tinycss2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2


@dataclass(frozen=True)
class StyleRule:
    """One rule: its selectors, its declarations as name and value, and the `@media` that it stands in ("" = none)."""

    selectors: tuple[str, ...]
    declarations: tuple[tuple[str, str], ...]
    media: str = ""

    def has_media(self) -> bool:
        """Whether the rule holds for certain screens only."""
        return bool(self.media)


def parse_style_rules(sheet: str) -> list[StyleRule]:
    """The rules of a sheet in their order, those in `@media` too; faces, layers and other at-rules are left out."""
    return list(iterate_style_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), ""))


def iterate_style_rules(nodes: Sequence[Any], media: str) -> Iterator[StyleRule]:
    """The rules among parsed nodes, all within one `@media`."""
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [one for part in split_at_commas(node.prelude) for one in expand_is_selectors(part)]
            yield StyleRule(tuple(selectors), tuple(parse_declarations(node.content)), media)
        elif node.type == "at-rule" and node.lower_at_keyword == "media":
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from iterate_style_rules(inside, " ".join(tinycss2.serialize(node.prelude).split()))


def parse_declarations(content: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Name and value of each declaration; `!important` stays with its value."""
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            value = " ".join(tinycss2.serialize(node.value).split())
            yield node.name, f"{value} !important" if node.important else value


def split_at_commas(tokens: Sequence[Any]) -> list[list[Any]]:
    """Tokens in the parts between commas; a comma within brackets parts nothing."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def expand_is_selectors(tokens: Sequence[Any]) -> list[str]:
    """A selector's text, once for each choice of an `:is()`: few programs beside browsers know it."""
    for at, token in enumerate(tokens):
        if token.type == "function" and token.lower_name == "is":
            before, after = tokens[: at - 1], tokens[at + 1 :]  # the colon goes with the function
            choices = split_at_commas(token.arguments)
            return [one for choice in choices for one in expand_is_selectors([*before, *strip_blanks(choice), *after])]
    return [" ".join(tinycss2.serialize(tokens).split())]


def strip_blanks(tokens: Sequence[Any]) -> list[Any]:
    """Tokens without the blanks at both ends."""
    found = list(tokens)
    while found and found[0].type == "whitespace":
        del found[0]
    while found and found[-1].type == "whitespace":
        del found[-1]
    return found


def list_selector_classes(selector: str) -> set[str]:
    """The classes a selector asks for; one by the beginning of a class counts as that beginning (`swatch-`)."""
    found: set[str] = set()
    tokens = tinycss2.parse_component_value_list(selector)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "ident" and before is not None and before.type == "literal" and before.value == ".":
            found.add(token.value)
        elif token.type == "[] block":
            found |= find_class_beginnings(token.content)
        elif token.type == "function":
            found |= list_selector_classes(tinycss2.serialize(token.arguments))
    return found


def find_class_beginnings(tokens: Sequence[Any]) -> set[str]:
    """What `[class^="…"]` asks for."""
    plain = tinycss2.serialize(tokens).replace(" ", "")
    values = [token.value for token in tokens if token.type in ("string", "ident")]
    return {values[-1]} if plain.startswith("class^=") else set()


def replace_variables(value: str, known: dict[str, str]) -> str:
    """A value with every `var(--name)` that is known written out; one that is not stays as it is."""
    out = []
    for token in tinycss2.parse_component_value_list(value):
        if token.type == "function" and token.lower_name == "var":
            name = tinycss2.serialize(token.arguments).strip().removeprefix("--")
            out.append(known.get(name, token.serialize()))
        elif token.type == "function":
            inside = replace_variables(tinycss2.serialize(token.arguments), known)
            out.append(f"{token.name}({inside})")
        else:
            out.append(token.serialize())
    return "".join(out)
