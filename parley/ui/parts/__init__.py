"""What several pages place: the evidence panel, the frame of a figure, files to take away, pages of a list."""
