"""What the engine knows of English policy text: words, sentences, wordings, stance, time windows."""
