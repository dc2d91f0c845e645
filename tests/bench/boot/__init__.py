"""Time until the page is ready."""
