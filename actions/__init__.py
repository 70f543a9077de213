"""What the assistant does in answer to each intent: slots in, one call of commerce, a message and slots out."""
