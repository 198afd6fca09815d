"""From paragraphs and tables, however they were read, to passages with their places: for every file type."""
