"""What the command line adds to `echoimage`: files, and formats that OpenCV does not read."""
