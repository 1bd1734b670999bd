"""A page of its own takes from the pages' sheet what it needs, for every width, and nothing else."""

from __future__ import annotations

from parley.figures.files.used_rules import select_used_rules
from parley.figures.markup import h

SHEET = """
/* a comment with .seen { } in it */
@font-face { font-family: "x"; src: url("y"); }
:root { --ink: black; }
.seen { color: red;
  margin: 0; }
.seen, .unseen { padding: 1px; }
.seen .unseen { padding: 2px; }
:is(.unseen, .seen) b { padding: 3px; }
.seen[data-on] { padding: 4px; }
[data-testid="stMain"] .seen { padding: 5px; }
@media (max-width: 699px) {
  .unseen { padding: 6px; }
  .seen { padding: 7px; }
}
@media print { .unseen { padding: 8px; } }
.seen { padding: 9px; }
"""


def test_rules_of_what_is_there_stay_in_their_order():
    assert select_used_rules(SHEET, h("p", h("b"), class_="seen")) == (
        ".seen{color: red; margin: 0;}"
        ".seen{padding: 1px;}"
        ".seen b{padding: 3px;}"
        ".seen[data-on]{padding: 4px;}"
        "@media (max-width: 699px){.seen{padding: 7px;}}"
        ".seen{padding: 9px;}"
    )


def test_nothing_is_taken_for_a_node_without_classes():
    assert select_used_rules(SHEET, h("p", "seen")) == ""
