"""The reader: the article with its evidence marked, from a fact to its sentence and back."""

from parley.markup import h
from parley.ui import article_view, evidence_panel, shell, show

here = shell.enter()
read = article_view.reading(here)
if read is None:
    here.title("Reader", "There is no article to read", "Put one into seeds/ and name it in data/sources.csv.")
else:
    here.title(article_view.kicker(here, read), article_view.title(here, read), article_view.finding(read))
    here = article_view.with_record(here, read)
    if listed := article_view.articles(here, read.article.source_id):
        show.tree(listed, "articles")
    if reference := article_view.placeless(here):
        show.html(h("p", f"This evidence stands in a reference, not in an article: {reference}.", class_="notice"))
    left, middle, right = shell.columns("reader", [168, 640, 348])
    with left:
        show.tree(article_view.legend(here, read), "legend")
    with middle:
        article_view.text(here, read)
        if gone := article_view.changed(here.dossier, read.article.source_id):
            show.tree(gone, "changed")
    with right:
        evidence_panel.panel(here, "column")
        if records := article_view.supports(here, read):
            show.tree(records, "supports")
