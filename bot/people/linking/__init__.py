"""One person on several channels: a code typed on the other one makes two contacts one, and it can be undone."""
