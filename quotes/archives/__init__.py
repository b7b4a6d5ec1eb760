"""Many articles: worker processes → one SQLite file, and what looks into it."""
