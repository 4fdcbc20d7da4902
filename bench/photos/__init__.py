"""Real photographs, what is done to them, and what the coach says of them."""
