"""From her hand to a fair verdict: gates, the rubric, two looks, appeals."""
