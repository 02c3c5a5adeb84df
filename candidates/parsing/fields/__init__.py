"""One reader for each group of fields: sections and entries in, records with evidence out."""
