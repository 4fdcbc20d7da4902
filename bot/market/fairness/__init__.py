"""Who is shown when more are accepted than there are places: the lists, the draw, the public log."""
