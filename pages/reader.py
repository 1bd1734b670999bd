"""The reader: the article with its evidence marked, from a fact to its sentence and back."""

from parley.ui import (
    article_foot,
    article_side,
    article_view,
    filters,
    library_view,
    search_view,
    sentence_view,
    shell,
    show,
)

here = shell.enter()
read = article_view.reading(here)
if read is None:
    here.title("Reader", "There is no article to read", "Put one into seeds/ and name it in data/sources.csv.")
else:
    here.title(article_view.kicker(here, read), article_view.title(here, read), article_view.finding(read))
    here = article_view.with_record(here, read)
    found = search_view.results(here)
    library_view.articles(here, read)
    article_side.above(here, read)
    if read.filtered and not read.matching and not found:
        show.tree(filters.nothing(here.dossier, here.selection, here.filtered), "nothing")
    text, beside = shell.columns("reader", [872, 348])
    with text:
        article_view.text(here, read)
        sentence_view.chosen(here, read)
        article_foot.foot(here, read)
    with beside:
        article_side.panel(here, read)
