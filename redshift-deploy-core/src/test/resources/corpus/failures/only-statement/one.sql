SELECT missing
