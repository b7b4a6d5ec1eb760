"""Text → page: quotations, sentences, names, and one letter a token; `page.read` puts them together."""
