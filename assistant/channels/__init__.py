"""The ways in and out; each speaks only UserMessage and BotMessage."""
