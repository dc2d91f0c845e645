"""Takes the pictures of the page that README.md and docs/ show."""
