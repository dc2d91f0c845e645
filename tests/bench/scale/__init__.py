"""The scale benchmark: folders of photographs in; what a search costs among few and among very many images out."""
