"""What people read: texts by key, numbers and days, lessons, and the lint that keeps them right."""
