"""What reviewers decide, and the review in the terminal."""
