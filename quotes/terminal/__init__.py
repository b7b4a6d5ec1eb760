"""What a terminal shows, and which keys are pressed there."""
