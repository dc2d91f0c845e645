"""Takes pictures of the page: those that README.md and docs/ show, and a gallery to be looked at."""
