"""Who invests in, builds or runs a project, learned from labelled news: for projects of which no rule tells it."""
