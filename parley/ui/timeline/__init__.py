"""The timeline page in its two forms."""
