"""What stands round every page: view, filters, evidence, downloads, sharing."""
