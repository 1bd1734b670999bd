"""Records against articles: who tells what, who tells it otherwise, and what each article adds."""
