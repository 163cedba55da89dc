"""The nouns of the trade: frozen dataclasses that every stage may read, standard library only."""
