"""Links → speakers: the cast of an article, each source tied to somebody in it, and how sure that is."""
