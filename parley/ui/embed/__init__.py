"""Figures framed in other sites' pages."""
