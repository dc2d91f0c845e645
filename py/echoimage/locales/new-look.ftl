## Keys, which "?" shows in every task; those of duplicates only there

keys = Keys
keys-open = Keys: ?
keys-help = show these keys
# A key, as it is named on keyboards
keys-esc = Esc
keys-stop = close what is open, or stop what is running
# A key, as it is named on keyboards
keys-ctrl = Ctrl
keys-paste = take the picture, the files or the address that you have copied
keys-group = another group
keys-picture = another picture of the group
keys-choice = keep this picture, or count it as extra
# A key, as it is named on keyboards
keys-space = Space
keys-toggle = the same for the picture you are at
# A key, as it is named on keyboards
keys-enter = Enter
keys-compare = compare it with the best one
keys-reject = these are not duplicates
keys-undo = undo that
# A switch: for people who speak to the computer, or press keys by accident
keys-single = Letters, digits and signs are keys
keys-close = Close
