"""The people of an organisation, their campaigns and roles, and what they did."""
