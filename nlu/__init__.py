"""What is meant: training data, the pipeline's own components and the model's training."""
