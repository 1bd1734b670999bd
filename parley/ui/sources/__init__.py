"""The page of sources: records against articles, where they differ, what each article changed."""
