"""The kinds of memo that come with wagekit: a file each, whose `KIND` is found by being there."""
