"""When somebody does her harm: reports, cases, who is shut out, cover."""
