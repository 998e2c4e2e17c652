"""From a seed to claims proposed for a person to accept: by rules and lists of words, without a model."""
