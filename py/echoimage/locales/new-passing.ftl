## A result saved to be passed on: a page of its own, which is also printed

proof-save = Save proof
proof-saving = Saving the proof
proof-saved = Proof saved
# $verdict: as in a comparison, such as "No match"; $one and $other: names of files
proof-compared = { $verdict }: “{ $one }” and “{ $other }”
proof-exact = Same file, byte for byte
proof-pictures = The two pictures
# $left and $right: what the pictures are called, such as "Your picture"
proof-beside = Left: { $left }. Right: { $right }.
proof-name = Name
proof-part = Part that was searched
proof-box = { $width } × { $height } at { $left }, { $top }
proof-note = Note
proof-small = Shown as a small copy: the file itself could not be read here.
proof-missing = This picture could not be put into this file.
proof-changed = Another file is at this address now, with the SHA-256 { $sha256 }.
proof-numbers = What was measured
proof-visible = Share of the original that is seen
proof-places = Places that differ, in pixels
proof-more = { $n ->
    [one] { $n } more place differs.
   *[other] { $n } more places differ.
  }
proof-laid = { $query }, half transparent, laid over { $image } where it fits. The line is its edge.
proof-made = How this was made
proof-method = Method
proof-verified = Verified: matching details (ORB) and structure (SSIM)
proof-classic = Classic score
proof-date = Date
proof-link = The same search
proof-check = How to check it
proof-check-how = Save both pictures, see that their SHA-256 is the one above, and compare the first, A, with the second, B:
