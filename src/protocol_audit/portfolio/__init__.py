"""Many programs of one coalition: found in a folder, assessed side by side, kept, and put together."""
