"""Who contracted with whom in which tier and role, and which money followed: computed in bulk."""
