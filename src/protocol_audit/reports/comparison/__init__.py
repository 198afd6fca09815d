"""A comparison as a Word report, as JSON and as text for a terminal."""
