"""The shop: catalogue, buying, and the sellers' numbers."""
