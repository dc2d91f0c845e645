# English. The texts of EchoImage, by Project Fluent (https://projectfluent.org); docs/translating.md says how to correct one.

## The page as it is in index.html

title = EchoImage: find the original of a picture
description =
    .content = Find the original of a picture, even cropped, turned, mirrored or inside a screenshot. Runs in your browser; nothing is uploaded.
language =
    .aria-label = Language
where-sample = Sample pictures
where-own = The pictures of this site
progress =
    .aria-label = Progress
update =
    .aria-label = New version
start-lost = A part of this page could not be loaded. Check the connection and reload the page.
start-long = This page takes long to start. Wait, or check the connection and reload the page.
example-made =
    .title = Made from { $of }
example-cropped = Cropped and recompressed
example-turned = Turned by 90 degrees
example-watermarked = Watermarked
example-faded = Grey and faded
example-tiny = Shrunk to 160 pixels
example-tilted = Tilted by 5 degrees
example-framed = Framed
example-darkened = Darkened
skip = Skip to content
tasks =
    .aria-label = Tasks
task-find = Find
task-duplicates = Duplicates
task-compare = Compare two
privacy = Nothing is uploaded
headline = Find the original of a picture
headline-more = Even cropped, turned, mirrored or inside a screenshot.
stage-title = The picture you have
query-unseen = This picture cannot be shown here.
invitation = Drop a picture anywhere
invitation-more = or paste it
invitation-touch = Choose or photograph a picture
invitation-touch-more = It stays on this device
query-formats = JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF and others, up to 64 MB
choose = Choose a picture
choose-another = Choose another
camera = Camera
new = New
query-address = Address of a picture
query-search = Search
where-title = Where to look
where-chip = Looking in:
credits = Credits
where-mine = My pictures
mine-folder = Folder
mine-files = Files
mine-photos = Choose photos
mine-pause = Pause
mine-stop = Stop
where-list = A list on the web
list-address = Address of a JSON file
list-open = Open
list-file = Choose a JSON file
list-how = What such a list is
list-what = A JSON file that lists the addresses of pictures, each with “title”, “page”, “thumbnail” and “license” if you like. The hosts of the pictures must allow other pages to read them (CORS).
list-index = For many pictures, or hosts that allow no reading, make an index, put that folder on any host, and give the address of its file “manifest.json”.
status-start = Getting ready. You can already choose a picture.
stop = Stop
    .title = Keeps what is done
restart = Restart
reload = Reload
needs-script = EchoImage runs in the browser and needs JavaScript and WebAssembly.
examples-title = Or try one of these altered copies
outcome-heading = What was found
how = How it works
how-read-title = Read here.
how-read = Your picture is opened by this page and stays in its memory.
how-compared-title = Compared with each.
how-compared = Details found in both tell how your picture was turned, mirrored, cropped or scaled; then both are compared where they overlap.
how-judged-title = Judged and shown.
how-judged = Same image, edited copy, same scene or no match: open a result to see why.
answers-on = Go on
answers-csv = Save as CSV
answers-json = Save as JSON
answers-query = Your picture
answers-answer = Answer
answers-sure = Certainty
classic-shown = These are classic scores, without a verdict.
classic-leave = Use the usual method
more-show = Show more
explain-title = What do the numbers mean?
explain-verdict = Verdict
explain-verdict-text = Same image: no difference that you could see, other than size and encoding. Edited copy: made from the same photograph or drawing; it agrees detail by detail, except where something was put over. Same scene or object: another photograph of it, another moment, or another text on one form. No match: nothing of this was found. It rests on details (corners and spots) that fit one and the same transform, and on a look at every place of the two.
explain-certain = Certain, likely
explain-certain-text = How much there is to prove a copy. Certain: so many details fit, and so much of both agrees, that another picture was never taken for a copy by it.
explain-score = Score
explain-score-text = The mean of SSIM and ORB, from 0 to 100. It ranks pictures of one verdict; it is not a probability.
explain-ssim = SSIM
explain-ssim-text = Structural similarity without colour, where the two overlap after your picture has been laid over the original. 1 is the same picture, 0 or less is unrelated. A crop or a turn does not lower it.
explain-orb = ORB
explain-orb-text = Share of your picture’s details in the overlap that fit the one transform.
explain-classic = Classic
explain-classic-text = The older score, without a verdict: both pictures squeezed to the same small square; SSIM of the squares, and the share of your picture’s details that have a clear match anywhere in the other. A crop or a turn lowers it.
settings = Settings
settings-method = Method
settings-verified = Verified
settings-classic = Classic
settings-no-classic = Classic scores need the pictures themselves. This collection is an index, which has only what the verified method compares.
settings-accept = Matches
settings-any = Copies and same scene
settings-edited = Copies
settings-same = Same image
settings-count = Results shown
duplicates-title = Find duplicates
duplicates-more = Identical files, other sizes and formats, edited copies. Nothing is deleted: you get a list of what is extra.
duplicates-again = Show them again
duplicates-names = Save names of extras
move-ask = Move extras aside
move-undo = Move them back
duplicates-undo = Undo “not duplicates”
two-title = Compare two pictures
two-more = Any two. Drop both at once, or choose one after the other.
two-first = First picture
two-second = Second picture
two-open = Open the comparison
two-instead = Search both instead
query-row =
    .aria-label = Your picture
update-now = Update
update-later = Later
offline-ask = Ask the browser to keep this copy
delete-ask = Delete what is stored here
licences = Licences of all parts
materials = Bill of materials
delete-title = Delete what is stored here?
delete-cancel = Keep it
delete-confirm = Delete
move-why = They go into “EchoImage extras”, a folder inside yours. Nothing is deleted, and as long as this page is open you can move them back here.
move-cancel = Leave them
move-confirm = Move
view = View
view-side = Side by side
view-slider = Slider
view-blink = Blink
view-heat = Differences
view-keypoints = Details
view-frame = Frame
view-unseen-first = This picture cannot be shown here
view-unseen-second = The picture cannot be shown here
view-legend-alike = alike
view-legend-different = different
view-position = Position of the line
view-by-itself = By itself
answer-file = Same file, byte for byte
answer-compare = Compare
link-copy = Copy link
answer-open = Open original
details-title = Details
details-verdict = Verdict
details-evidence = Evidence
details-score = Score, of 100
details-ssim = SSIM, structure
details-orb = ORB, share of details that fit
duplicates-reject = Not duplicates

## The answer: what the best picture is to the one that was given

answer-exact = Exact copy of { $title }
answer-same = Same picture as { $title }
answer-edited = Edited copy of { $title }
answer-inset = { $title } inside a larger picture
answer-cropped = Cropped copy of { $title }
answer-mirrored = Mirrored copy of { $title }
answer-turned = Turned copy of { $title }
answer-inverted = Negative of { $title }
answer-grey = Black-and-white copy of { $title }
answer-recoloured = Recoloured copy of { $title }
answer-blurred = Blurred copy of { $title }
answer-related = Same scene as { $title }
answer-classic = Most similar to { $title }
answer-none = { $title }
answer-title = “{ $title }”
answer-page = { $answer } – EchoImage
certainty-certain = Certain
certainty-likely = Likely
certainty-related = Same scene
differs =
    { $n ->
        [one] 1 place differs
       *[other] { $n } places differ
    }
picture-yours = Your picture
picture-original = Original
picture-other = Other picture
picture-small = Small copy from the index
picture-unseen = The picture itself cannot be shown here
picture-small-of = { $name }, a small copy
compare-with = Compare with { $title }
copies =
    { $n ->
        [one] The same file is at 1 more address
       *[other] The same file is at { $n } more addresses
    }
licence = Licence
evidence =
    { $n ->
        [one] 1 matching detail
       *[other] { $n } matching details
    }
evidence-frame = judged by the whole frame, for lack of details
link-copied = Link copied
link-refused = Copy the link from the address bar

## Several matches, and none

more =
    { $n ->
        [one] 1 more picture matches.
       *[other] { $n } more pictures match.
    }
nearest-show = Nearest, not matches
nearest-hide = Hide the nearest
none =
    { $n ->
        [one] Not the one picture that was compared.
       *[other] Not among these { $n } pictures.
    }
none-compared = No picture could be compared.
none-explained = No picture could be compared. The list below says why, one by one.
none-stopped = The search was stopped before a picture was compared.
none-incomplete = Not found, but parts of this collection could not be read. The list below says why.
none-empty = There are no pictures in this collection.
unread =
    { $n ->
        [one] 1 could not be read.
       *[other] { $n } could not be read.
    }
stopped = Stopped: { $done } of { $total } compared.
summary-compared =
    { $n ->
        [one] Compared 1 picture in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } seconds
       *[other] Compared { $n } pictures in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } seconds
    }
summary-stopped = Stopped: { $done } of { $total } compared in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } seconds
summary-read = { $line }, { $size } read
interrupted = The search was interrupted. { $why }
interrupted-on = It goes on by itself.
interrupted-restart = Restart to search this picture again.

## What could not be used, with the reason in a few words

problems =
    { $n ->
        [one] 1 problem with the pictures of this collection
       *[other] { $n } problems with the pictures of this collection
    }
problems-shown = { $shown } of { $n } are shown.
problems-more = Show { $more } more
reason-bad-database = Unusable list
reason-bad-entry = Unusable entry
reason-bad-index = Unusable index
reason-newer-version = Too new
reason-not-found = Not found
reason-http-error = Refused by the server
reason-cors = Not readable from here (CORS)
reason-network = Not reachable
reason-timeout = Too slow
reason-mixed-content = Not encrypted
reason-not-an-image = Not a picture
reason-unsupported-format = Unknown format
reason-damaged = Damaged
reason-too-large = Too large
reason-empty = Empty
reason-crashed = Left out
reason-left-out = Left out
reason-internal = Failed

## What goes on

status-waking = Getting ready
status-loading = Loading
status-opening = Opening the collection
status-list = Reading the list of pictures
status-index = Reading the index
status-index-bytes = Reading the index: { $size }
status-ready = Ready for your picture.
status-queued = Your picture will be searched when ready
status-searching = Searching
status-reading = Reading your picture
status-closer = Looking closer
status-best = Best so far
status-stopping = Stopping
status-nothing = Nothing was compared.
status-again = Starting again. Your picture is kept.
status-changing = Changing to the new version of this page

## Numbers

list-join = { $first }, { $next }
clause-join = { $first }; { $next }
sentence-join = { $first } { $next }
number-measure = { NUMBER($n, minimumFractionDigits: 2, maximumFractionDigits: 2) }
number-part = { $done } of { $total }
number-percent = { $n }%
number-megabytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB
number-kilobytes = { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } KB
number-pixels = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) }
number-of-megabytes = { NUMBER($done, minimumFractionDigits: 1, maximumFractionDigits: 1) } of { NUMBER($total, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB

## What has stopped

unexpected-restart = Something unexpected happened: { $said }. A restart may help; your picture is kept.
unexpected-reload = Something unexpected happened: { $said }. Reload the page to try again.
engine-not-started = The comparing part could not start: { $why }. Check the connection, then restart.
engine-late = The comparing part did not start in time. Check the connection, then restart.
engine-stopped = The comparing part has stopped, probably for lack of memory.
engine-failed = The comparing part failed ({ $why }).
engine-no-worker = this browser started no worker
crash-yours = a picture of yours
crash-query = This happened while { $name } was read, which is not tried again: save it smaller.
crash-pictures =
    { $n ->
        [one] This happened while { $names } was read, which is left out from now on.
       *[other] This happened while { $names } were read, which are left out from now on.
    }
crash-by-itself = { $why } It starts again by itself.

## While the page gets ready

ready-bytes = Getting ready: { $size }
ready-left = Getting ready: { $size }, { $left } left
ready-soon = Getting ready: nearly there
ready-closed = No collection is open. Open one, and your picture will be searched in it.

## What is stored on the device

stored-none = Remembers pictures it has seen, only on this device.
stored-never = This browser keeps nothing for this page: every visit reads the pictures anew.
stored-list = Stored on this device: { $list }
stored-size-app = this page ({ $size })
stored-size-collection = its collection ({ $size })
stored-size-databases = your collections ({ $size })
stored-size-mine = small copies of your pictures ({ $size })
stored-pictures =
    { $n ->
        [one] { $n } picture remembered (about { $size })
       *[other] { $n } pictures remembered (about { $size })
    }
stored-not-duplicates =
    { $n ->
        [one] { $n } pair that you said to be no duplicates
       *[other] { $n } pairs that you said to be no duplicates
    }
delete-list = This deletes from this device: { $list }. Pictures and collections of your own stay where they are.
offline-none = This browser stores no copy of the page: it needs the network at every visit.
offline-no-room = there is no room left for it
offline-failed = No copy for use without network: { $why }. Everything else works; the next visit tries again.
offline-storing = Storing this page for use without network: { $size }
offline-ready-pictures = Works without network.
offline-ready-index = Works without network; small copies stand in for the pictures of the collection, which are not stored.
offline-ready-list = Works without network, but for the collection of this site: it is too large to store, and there as far as it was read.
offline-safari = Safari deletes what a site has stored after seven days of use without a visit here, unless it is on the home screen or in the Dock (Share, Add).
offline-agreed = The browser will keep this copy until you delete it.
offline-denied = The browser made no promise to keep this copy: it may delete it when room is short. Installing the page helps.
offline-forgotten = Everything was deleted, but for the script that keeps shared pictures from being sent. The next visit stores the page anew.
update-here = A new version of this page is here.
update-others =
    { $n ->
        [one] Close the other tab of this page first, for all change at once.
       *[other] Close the other { $n } tabs of this page first, for all change at once.
    }
update-changing = Changing to the new version.

## What is given: dropped, pasted, chosen

drop-any = Drop it here
drop-several = Look in these pictures
drop-archive = Look in these pictures
drop-find = Find this picture
drop-slot = Compare this picture
drop-compare = Compare these two
drop-mine = Look in these { $n } pictures
drop-open = Open this list of pictures
drop-nothing = There is no picture in this
given-nothing = There is no picture in this.
given-address-refused = “{ $typed }” cannot be read. Give an address that begins with http:// or https://, without a password.
given-nothing-dropped = There was no picture in what you dropped. Drop or paste an image file, or the address of one.
given-nothing-pasted = There was no picture in what you pasted. Drop or paste an image file, or the address of one.
given-not-used = It is no picture, and was left out.
given-list-not-used = It is a list of pictures. Open it alone, or together with one picture to find.
given-shared-lost = The shared picture did not arrive; share it again.
given-shared-no-room = The shared picture could not be handed over, most likely because there is no room on this device: free some, or choose the picture here.
query-facts =
    { $n ->
        [one] { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } pixels, { $format }, { $n } keypoint
       *[other] { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } pixels, { $format }, { $n } keypoints
    }
query-damaged = { $facts }. Damaged: { $why }

## Two pictures compared, and what each view of them shows

compare-second = Choose the second picture as well.
compare-waiting = Comparing { $one } with { $other }.
compare-done = Compared with each other. { $verdict }, score { $score } of 100.
compare-damaged = { $name } is damaged: { $why }.
compare-title = { $one } and { $other }
compare-classic = Classic score
name-yours = your picture
name-original = the original
name-other = the other picture
name-first = the first picture
name-second = the second picture
name-extra = this picture
name-best = the best one
places =
    { $n ->
        [one] { $n } changed place is outlined.
       *[other] { $n } changed places are outlined.
    }
view-gestures = Wheel or pinch to enlarge, drag to move; both pictures follow.
view-laid = { $query }, laid over { $image } where it fits.
view-squeezed = The classic score squeezes both to one square: { $query } is stretched over the whole of { $image }.
view-stretched = No way was found in which the two fit: { $query } is stretched over the whole of { $image }.
view-pairs =
    { $n ->
        [one] { $n } pair of keypoints fits one and the same transform.
       *[other] { $n } pairs of keypoints fit one and the same transform.
    }
view-pairs-drawn = { $n } pairs of keypoints fit one and the same transform; { $drawn } of them are drawn.
view-pairs-none = No keypoints of the two fit together.
view-pairs-frame = Too few keypoints in these pictures: they were compared as whole frames.
view-pairs-classic = The classic score does not ask where keypoints lie. The verified method draws the pairs.
view-framed = { $query } shows { $visible }% of { $image }. The thick side is its upper edge.
view-frame-none = No place was found where { $query } lies on { $image }.
view-frame-classic = The classic score does not ask where { $query } lies. The verified method draws its frame.
map-waiting = Comparing closely. The first time, 17 MB more are loaded from this site.
map-made = SSIM at every place, after { $query } was laid over { $image }: { NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) } on average.
map-unaligned = SSIM at every place, with { $query } stretched over the whole of { $image }: { NUMBER($mean, minimumFractionDigits: 2, maximumFractionDigits: 2) } on average.
map-refused = No map can be drawn here: { $why }.

## The comparison: its tools and keys

view-close = ✕
    .aria-label = Close
view-stage =
    .aria-label = Both pictures
view-map =
    .alt = Map of differences
view-smaller = −
    .aria-label = Smaller
view-larger = +
    .aria-label = Larger
view-more = More
view-fit = Fit
view-actual = 1:1
view-aligned = Aligned
view-sides = Swap
view-turn = Show the other
view-hold = Hold to see the other
    .title = Shows the other picture as long as it is held
view-save = Save view
view-save-refused = The view cannot be saved: the host of a picture lets pages show it, but not copy it. Take a screenshot instead.
view-save-failed = The view could not be saved: { $cause }
view-keys-open = ?
    .aria-label = Keys
view-keys-hint = Arrow keys move the pictures, a question mark lists all keys.
view-next = ›
    .aria-label = Next
view-previous = ‹
    .aria-label = Previous
view-places =
    { $n ->
        [one] { $n } place differs
       *[other] { $n } places differ
    }
view-place = Place { $n } of { $total }
view-detail = Detail { $n } of { $total }
view-laid-over = { $query }, laid over { $image }
view-share = { $n }% { $name }
view-frame-inside = { $query } fills { $visible }% of { $image }. The thick side is its upper edge.
view-key-zoom = larger, smaller
view-key-fit = fit, one to one
view-key-move = move the pictures, while these have the focus
view-key-places = next and previous place that differs, or matching detail
view-key-hold = hold to see the other picture
view-key-mask = move, resize or remove the area that has the focus
view-key-shift = Shift
view-key-delete = Del
mask-areas = Leave out areas
mask-add = Add area on { $name }
mask-remove = Remove area
mask-area = Area { $n } left out of { $name }
mask-left-out =
    { $n ->
        [one] { $n } area left out
       *[other] { $n } areas left out
    }
mask-left-out-line =
    { $n ->
        [one] { $n } area was left out.
       *[other] { $n } areas were left out.
    }
view-key-sides = swap the sides
view-key-escape = Esc
view-key-close = close

## Several pictures to find

instead-taken = Looking in these { $n } pictures.
instead-search = Search them in “{ $name }” instead
answers-title = { $n } pictures to find
answers-back = All { $n } pictures
answers-searching = Searching for { $n } pictures
answers-waiting = Waiting
answers-asked = Searching
answers-unsearched = It was not searched.
answers-more =
    { $n ->
        [one] 1 more match
       *[other] { $n } more matches
    }
answers-found = { $found } of { $n } found.
answers-found-so-far = { $n } found.
answers-stopped = Stopped: { $done } of { $n } searched.
answers-crashed = The comparing part stopped while it read this picture. Save it smaller.
column-query = Your picture
column-rank = Rank
column-answer = Answer
column-verdict = Verdict
column-certainty = Certainty
column-score = Score
column-ssim = SSIM
column-orb = ORB
column-name = Picture found
column-address = Address
column-done = What was done
column-differs = Places that differ
column-matches = Matches
column-problem = Problem

## Duplicates

duplicates-start =
    { $n ->
        [one] Find duplicates in { $n } picture
       *[other] Find duplicates in { $n } pictures
    }
duplicates-closed = Choose where to look: in a folder of yours, or in a collection.
duplicates-few = There is nothing to compare: at least two pictures are needed.
duplicates-running = Looking for duplicates
duplicates-groups =
    { $n ->
        [one] { $n } group
       *[other] { $n } groups
    }
duplicates-extras =
    { $n ->
        [one] { $n } extra picture
       *[other] { $n } extra pictures
    }
duplicates-found = { $groups }, { $extras }.
duplicates-sized = { $groups }, { $extras } ({ $size }).
duplicates-nothing =
    { $n ->
        [one] No duplicates: there is { $n } picture.
       *[other] No duplicates among these { $n } pictures.
    }
duplicates-stopped = Stopped.
duplicates-interrupted = The search was interrupted. What was found stays; start again for the rest.
duplicates-last = One picture of a group is always kept.
duplicates-remembered = Not duplicates; this is remembered on this device.
duplicates-unremembered = Not duplicates, as long as this page is open: this browser keeps nothing for it.
duplicates-undone = Shown as duplicates again.
duplicates-rejected = Nothing is left to review: you said of all groups that they are no duplicates.
duplicates-hidden =
    { $n ->
        [one] { $n } group is hidden because you said that these are no duplicates.
       *[other] { $n } groups are hidden because you said that they are no duplicates.
    }
duplicates-compared = Comparing { $one } with { $other }
move-title =
    { $n ->
        [one] Move { $n } extra picture aside?
       *[other] Move { $n } extra pictures aside?
    }
move-running =
    { $n ->
        [one] { $n } picture moved
       *[other] { $n } pictures moved
    }
move-done =
    { $n ->
        [one] { $n } picture moved into “EchoImage extras”.
       *[other] { $n } pictures moved into “EchoImage extras”.
    }
move-back =
    { $n ->
        [one] { $n } picture moved back.
       *[other] { $n } pictures moved back.
    }
move-left =
    { $n ->
        [one] { $n } could not be moved, and stays where it is.
       *[other] { $n } could not be moved, and stay where they are.
    }
group-keep = Keep: { $reasons }
rule-choice = your choice
rule-positive = not a negative
rule-whole = the whole picture
rule-matches = matches most of the others
rule-pixels = more pixels
rule-compression = less compressed
rule-format = format of a camera
rule-older = older
rule-name = shorter name
extra-exact = Identical file
extra-same = Same image
extra-edited = Edited copy
extra-inset = Inside a larger picture
extra-cropped = Cropped copy
extra-mirrored = Mirrored copy
extra-turned = Turned copy
extra-inverted = Negative
extra-grey = Black-and-white copy
extra-recoloured = Recoloured copy
extra-blurred = Blurred copy
extra-other = Another version
field-picture = Picture
field-pixels = Pixels
field-bytes = Size
field-format = Format
field-date = Changed
field-choice = Choice
choice-keep = Keep
choice-extra = Extra
choice-of = { $choice }: { $name }

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

## Where to look

where-opening = Opening { $name }
where-none = No collection is open
where-failed = { $name }: { $why }
where-pictures =
    { $n ->
        [one] { $n } picture
       *[other] { $n } pictures
    }

## My pictures

mine-name = My pictures
mine-failed = { $name }: { $why }.
mine-crashed = the scanner stopped while it read this picture, or took too long; it is left out. Save it smaller.
mine-ended = the comparing part has stopped; scan again, what was found up to now is kept
mine-no-scanner = this browser started no scanner; close other tabs, then scan again
mine-found =
    { $n ->
        [one] Looking through: { $n } picture so far
       *[other] Looking through: { $n } pictures so far
    }
mine-counted =
    { $n ->
        [one] { $name }: { $n } picture
       *[other] { $name }: { $n } pictures
    }
mine-none = There is no picture in { $name }.
mine-others =
    { $n ->
        [one] { $n } other file was left out.
       *[other] { $n } other files were left out.
    }
mine-done = { $done } of { $total }
mine-paced = { $line }, { NUMBER($rate, maximumFractionDigits: 1) } a second
time-left = { $line }, { $time } left
time-seconds = { $n } s
time-minutes = { $n } min
time-hours = { $n } h
mine-again = Look again
mine-again-in = Look again in { $name }
mine-no-permission = The browser did not allow to read { $name }. Choose the folder again.
mine-forget = Forget { $name }
left-out-unreadable = It cannot be read.
left-out-archive-nested = An archive within an archive is not opened. Unpack it and give its pictures.
left-out-archive-damaged = The archive is damaged or protected. Unpack it and give its pictures.
left-out-archive-too-large = The archive holds more than can be unpacked here. Unpack it and give the folder.
left-out-member-too-large = The picture has more than 64 MB. Save it smaller.
mine-resume = Go on

## A part of the query

part =
    .aria-label = Part of the picture
part-start = Search only a part
part-whole = Whole picture
part-search = Search this part
part-leave = Cancel
part-keys = Arrow keys move the box, with Shift they resize it, Enter searches, Escape leaves.
query-part = A part: { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } pixels

## The last queries

recent-title = Searched before
recent-clear = Clear
recent-search = Search { $name } again
recent-remove = Remove { $name }
stored-size-recent = pictures you searched ({ $size })

## A result saved to be passed on: a page of its own, which is also printed

proof-save = Save proof
proof-saving = Saving the proof
proof-saved = Proof saved
proof-failed = The proof could not be saved: { $cause }
# $verdict: as in a comparison, such as "No match"; $one and $other: names of files
proof-compared = { $verdict }: “{ $one }” and “{ $other }”
proof-exact = Same file, byte for byte
proof-pictures = The two pictures
# $left and $right: what the pictures are called, such as "Your picture"
proof-beside = Left: { $left }. Right: { $right }.
proof-name = Name
proof-part = Part that was searched
proof-left-out = Areas left out
proof-box = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } at { NUMBER($left, useGrouping: 0) }, { NUMBER($top, useGrouping: 0) }
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

## Errors

# Of addresses that a database has, or a person gives. $why is one of the texts that begin with "the address".

error-an-object = an object
error-a-list = a list
error-address-scheme = "{ $scheme }:" addresses are not read; only http and https are
error-address-relative = the address is relative, but the database was not read from an address itself; write the whole address, beginning with https://
error-address-empty = the address is empty
error-address-long = the address has { $length } characters; { $limit } is the limit
error-address-character = the address holds the unusable character { $code }
error-address-unreadable = the address cannot be read: { $cause }
error-address-no-host = the address names no host; write it like https://example.org/cat.jpg
error-address-user = the address holds a user name or password; remove it
error-address-backslash = the address holds a backslash; write "/" instead
error-address-host = the address has no valid host name; write it like https://example.org/

# Of the document that lists the pictures. $where is its address, or error-the-database. A $value is what stands there,
# as it is written, or error-an-object or error-a-list.

error-the-database = the database
error-database-memory = { $where } does not fit into memory; split it into several files
error-database-large = { $where } has { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB; databases of up to { NUMBER($limit, maximumFractionDigits: 0) } MB are read. Split it into several files
error-document-empty = { $where } is empty; an image database is a JSON list
error-document-web-page = { $where } is a web page, not JSON; give the address of the JSON itself
error-document-deep = { $where } is nested too deeply: { $most } lists or objects at most
error-document-encoding = { $where } is not valid { $encoding }: byte { $position } is { $byte }. Save it as UTF-8
error-document-syntax = { $where } is not valid JSON: { $cause } at line { $line }, column { $column }; correct the file, or fetch it again if it did not arrive whole
error-manifest-alone = this is the manifest of an index, whose other files are beside it; open it by its address
error-key-twice = { $where } holds the key "{ $key }" twice; keep one
error-index-key = "index" of { $where } is { $value }; write the address of a manifest
error-index-address = "index" of { $where } cannot be used: { $why } (it is { $value })
error-not-a-database = { $where } is JSON but not an image database; write a list [{ "{" }"url": "https://…"{ "}" }, …] or an object { "{" }"images": […]{ "}" }
error-entry-left-out = Entry { $number } is left out: { $why }.
error-entry-other-sha256 = Entry { $number } is left out: it has the address of entry { $first }, but another sha256.
error-entry-without = Entry { $number } is used without its { $field }: { $why }.
error-entry-kind = it is { $value }; write { "{" }"url": "https://…"{ "}" }
error-entry-twice = the key { $key } stands in it twice
error-entry-no-url = it has no "url"
error-entry-address-kind = its address is { $value }, not a text
error-entry-address = { $why } (it is { $value })
error-not-a-text = { $value } is not a text
error-not-a-sha256 = { $value } is not 64 hexadecimal digits

# Of picture files. $format is a name such as JPEG.

error-file-empty = the file is empty; it may not have been fetched completely
error-file-large = the file has { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB; up to { NUMBER($limit, maximumFractionDigits: 0) } MB are read. Save it smaller
error-file-damaged = this { $format } file is damaged or cut short; fetch it again
error-picture-large = the picture has { NUMBER($width, useGrouping: 0) } x { NUMBER($height, useGrouping: 0) } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } megapixels; up to { NUMBER($limit, maximumFractionDigits: 0) } are read. Save it smaller
error-picture-costly = the picture has { NUMBER($width, useGrouping: 0) } x { NUMBER($height, useGrouping: 0) } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } megapixels, and decoding it takes { NUMBER($needed, maximumFractionDigits: 0) } MB of memory; up to { NUMBER($limit, maximumFractionDigits: 0) } are used. Save it smaller
error-part-empty = the part { $part } has fewer than { $least } pixels a side within the picture, which has { NUMBER($width, useGrouping: 0) } x { NUMBER($height, useGrouping: 0) }; name left, top, width and height
error-picture-memory = there is not enough memory for { NUMBER($width, useGrouping: 0) } x { NUMBER($height, useGrouping: 0) } pixels; save it smaller
error-format-here = { $format } pictures cannot be read here; save it as JPEG or PNG
error-data-damaged = the { $format } data is damaged, cut short or of a rare kind; fetch it again or save it anew
error-data-damaged-by = the { $format } data is damaged, cut short or of a rare kind ({ $cause }); fetch it again or save it anew
error-decoder-gave = the decoder gave { $given }, not uint8 (height, width, 4)
error-tiff-float = this TIFF has floating-point samples; save it with 8 or 16 bits
error-kind-pdf = this is a PDF document; export the page as PNG or JPEG
error-kind-zip = this is a ZIP archive; unpack it and take the picture in it
error-kind-gzip = this is a gzip archive; unpack it and take the picture in it
error-kind-7z = this is a 7z archive; unpack it and take the picture in it
error-kind-rar = this is a RAR archive; unpack it and take the picture in it
error-kind-matroska = this is a Matroska or WebM video; take a still picture of it
error-kind-video = this is a video or sound file; take a still picture of it
error-kind-photoshop = this is a Photoshop document; export it as JPEG or PNG
error-kind-gimp = this is a GIMP document; export it as JPEG or PNG
error-kind-svg = this is an SVG drawing, not made of pixels; export it as PNG
error-kind-html = this is an HTML page, not an image; give the address of the picture itself (right-click it, then copy the image address)
error-kind-json = this is a JSON document, not an image
error-kind-xml = this is an XML document, not an image
error-kind-text = this is a text file, not an image
error-kind-unknown = this is no image format known here; JPEG, PNG, WebP, AVIF, GIF, HEIC, JPEG XL, JPEG 2000, TIFF, BMP, ICO and PNM are read
# $damage is one of the three below.
error-read-in-part = it is damaged: { $damage }; what can be read is { $use ->
        [searched] searched
        [compared] compared
       *[indexed] in the index
    }
error-damage = { $side ->
        [lower] the lower { $percent }% could not be read
        [upper] the upper { $percent }% could not be read
       *[other] { $percent }% could not be read
    }
error-damage-in-part = a part of it could not be read right
error-damage-finer = its finer detail could not be read
error-unexpected = an unexpected error, please report it: { $cause }
error-classic-missing = nothing is known of it for the classic score
error-classic-index = an index has no classic scores; choose the verified method

# Of the files of an index. "echoimage index" is what a person types.

error-index-damaged = { $file } is damaged: { $why }. Upload it again, or run "echoimage index --repair"; if the index was replaced meanwhile, reload
error-index-missing = { $file } is missing; make the index anew
error-index-file-large = { $file } has { $size } bytes, and a file of an index may have { $limit }; divide the pictures among several indexes
error-second-tier = { $why }. Small crops and pictures within others may be missed meanwhile
error-manifest-unreadable = { $why }; run "echoimage index" again
error-manifest-none = { $file } is not the manifest of an index; give the one that "echoimage index" made
error-manifest-damaged = { $file } is damaged: { $why }; upload it again, or run "echoimage index" again
error-manifest-newer = { $file } is of version { $version }, and this program reads versions up to { $newest }; update the program
error-manifest-version = { $file } tells no version that this program reads; run "echoimage index" again
error-manifest-words = { $file } was made with other visual words than this program has; run "echoimage index" again
error-manifest-segments = { $file } has { $segments } segments, and up to { $most } are read, { $images } images; make several indexes
error-texts-large = its address and texts have { $size } bytes; shorten them
error-record-version = { $file } holds a record of version { $version }, and this program reads up to { $newest }; update the program, or run its "echoimage index" again

# Why a file of an index is damaged, within error-index-damaged and error-manifest-damaged. "it" is the file; a record
# is what the index holds of one picture.

error-part-compressed = its compressed data cannot be read
error-part-length = its compressed data have another length
error-part-name = its { $size } bytes are not those it is named after
error-part-size = it has { $size } bytes, not { $stated }
error-part-read = { $read } bytes were read where there are { $size }
error-part-lists = its lists are not as long as it says
error-part-lists-image = its lists name image { $image } of { $images }
error-part-digests = its digests are not as many as it says
error-part-digests-cut = its digests are cut
error-part-digests-image = its digests name an image that it has not
error-part-record-outside = a record lies outside of it
error-record-other = a record is not the one that was written
error-record-begin = a record does not begin as one
error-record-short = a record is shorter than its head says
error-record-no-size = a record has no size
error-record-no-colour = a record has no colour
error-record-no-entry = a record has no usable entry
error-record-no-picture = a record has no picture
error-record-window = a record has a window outside of its picture
error-record-centre = a record has keypoints without a centre
error-record-angles = a record has angles beyond a turn
error-record-levels = a record has keypoints without a size
error-record-sizes = a record has sizes that are none
error-record-order = a record has keypoints out of order
error-record-outside = a record has keypoints outside of the picture
error-wrong-list = "{ $name }" is no list
error-wrong-number = a number is missing
error-wrong-images = "images" is not their number
error-wrong-details = it has more detail files than images
error-wrong-sources = "sources" names no file
error-wrong-base = "base" is no folder
error-wrong-twice = it names a file twice
error-wrong-keypoints = keypoints files lack words
error-wrong-parts = the parts of { $name } do not fit into it
error-wrong-words-file = a segment names no words file
error-wrong-detail-file = a segment names no detail file
error-wrong-detail-images = a detail file has { $images } images, not 1 to { $most }
error-wrong-keypoints-file = a segment names no keypoints file
error-wrong-size = a file has no size up to { $most } bytes

# Of what the page reads over the network. $status is a number of HTTP such as 404.

error-host-empty = the host sent an empty file; put the picture there again
error-host-missing = the host has no such file ({ $status }); correct the address
error-host-answer = the host answered { $answer }; try again later
error-host-silent = the host sent nothing for { $seconds } seconds; try again later
error-host-slow = the host sent only { NUMBER($size, maximumFractionDigits: 0) } KB in { NUMBER($seconds, maximumFractionDigits: 0) } seconds; try again later
error-host-unreachable = the host cannot be reached; check the address and the connection
error-transfer-broken = the transfer broke off; check the connection and try again
error-transfer-large = the file has { NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB or more; up to { NUMBER($limit, maximumFractionDigits: 0) } MB are read. Save it smaller
error-mixed-content = a page opened by https may not read an http address; use the https address of this file
error-cors = the host does not let other pages read this file; it must send the header Access-Control-Allow-Origin: * with it. If it does, the connection broke: try again
error-index-gone = { $file } is not there ({ $status }); the index was probably replaced meanwhile: reload this page. If that does not help, upload the whole index again
error-index-parts = parts of { $file } ({ NUMBER($size, minimumFractionDigits: 1, maximumFractionDigits: 1) } MB) are read, and its host gives whole files; let it answer requests with Range for .zip files, and not compress these (docs/hosting.md says how)
error-index-unreadable = the index at { $address } cannot be read: { $why }

# Of what the page does with pictures.

error-memory = there is not enough memory for it; save it smaller
error-crashed = the comparing part stopped while it read this picture, probably for lack of memory, so it is left out; save it smaller, then reload the page
error-decoder-missing = { $format } is not read by this browser, and its decoder could not be loaded ({ $cause }); try again when online
error-data-rare = the { $format } data is damaged or of a rare kind; save it anew
error-format-browser = this browser cannot read this { $format } picture; save it as JPEG or PNG
error-fingerprinting = this browser's protection against fingerprinting changes the pixels of this kind of file; save it as JPEG or PNG
error-given-gone = { $name } cannot be read any more; choose the file again
error-picture-closed = { $name } is not in the open collection; search again
error-picture-unknown = { $name } is not known any more; search again
error-pair-none = no two pictures have been compared; choose them again
error-map-apart = the two pictures do not overlap
error-map-library = scikit-image could not be loaded from this site: { $cause }; check the connection and reload the page
error-duplicates-many = Duplicates are found in a list of up to { $most } pictures. Download these and choose their folder, or open their index
error-features-unkept = Not all that was learned about these pictures could be stored on this device. The next visit reads them again, which takes longer and changes nothing else; free some space to avoid it.

# Of the visitor's own pictures, which are scanned into an index of the browser's.

error-name-long = its name, with the folders it is in, cannot be kept; shorten it
error-scanned-gone = it was changed or removed since the scan began, or may not be read; scan the folder again
error-mine-full = This browser has no more room for your pictures. The scan goes on, and what it finds can be searched until this page is closed. Free some space on this device, or forget a folder, then scan again.
error-mine-unkept = This browser keeps nothing for this page, as in a private window. What the scan finds can be searched until this page is closed.
error-mine-evicted = What was known of your pictures was deleted, here or by the browser itself. Scan your folders again
error-mine-busy = Another tab scans your pictures. Search here meanwhile, or scan again when it has done
error-mine-file-gone = { $file } is gone: the browser has deleted it. Scan your folders again

## Edits

# What was done to a copy; several are joined by list-join.

edit-mirrored = mirrored
edit-turned = { $direction ->
        [clockwise] turned by { $degrees }° clockwise
       *[counterclockwise] turned by { $degrees }° counterclockwise
    }
edit-upside-down = turned upside down
edit-cropped = shows { $percent }% of the original
edit-inset = shown inside a larger picture, { $percent }% of its area
edit-border = with a border or something added, the original fills { $percent }%
edit-tilted = seen at an angle
edit-stretched = stretched { $times } times in one direction
edit-reduced = scaled to { $percent }% of the size
edit-enlarged = enlarged { $times } times
edit-blurred = blurred
edit-inverted = a negative
edit-grey = made grey
edit-recoloured = recoloured
edit-toned = tones changed
edit-retouched = a small part changed
edit-overlaid = something put over { $percent }%
# $place is one of the places below.
edit-overlaid-at = something put over { $percent }% ({ $place })
place-top-left = top left
place-top = top
place-top-right = top right
place-left = left
place-middle = middle
place-right = right
place-bottom-left = bottom left
place-bottom = bottom
place-bottom-right = bottom right
place-places = { $count } places
place-everywhere = across the whole picture

## Verdicts

verdict-same = Same image
verdict-edited = Edited copy
verdict-related = Same scene or object
verdict-none = No match
