"""Where bytes come from: folders, hosts and buckets in, pictures and the files of an index out."""
