"""Page → links: which words were said, by which words it is reported, and which words name who said them."""
