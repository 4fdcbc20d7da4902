"""A buyer and a maker through us: requests, what passes between them, blocks, her week in numbers."""
