"""Questions to a timeline: what binds whom on a day, what it depends on, and why."""
