"""Who invests in, builds or runs a project, learned from labelled news: what no rule tells."""
