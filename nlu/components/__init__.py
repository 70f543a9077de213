"""Components of the Rasa pipeline, and the pure readers of values behind them."""
