"""What a person sees: every word, order, colour and number format, frozen before it is drawn."""
