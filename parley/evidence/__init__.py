"""From a record to the sentence that supports it, and back."""
