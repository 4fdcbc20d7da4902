"""What stands in the channels and when: posting times, places, posts, channels."""
