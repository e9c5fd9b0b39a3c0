"""Reading a text: language, sentences, entities, statements, figures, topics, similarity."""
