"""An article with its marks, on the screen and on paper."""
