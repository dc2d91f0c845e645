"""The accuracy benchmark: folders of photographs in, how often each method finds the original of an edited copy out."""
