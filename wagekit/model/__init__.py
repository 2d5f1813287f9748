"""The nouns: canonical tables as data, findings, money in whole fen, and who is who."""
