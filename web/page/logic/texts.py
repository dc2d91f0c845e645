"""Every text of the page, by key: English patterns with named places, in one place for a translation."""

TEXTS: dict[str, str] = {
    # The answer: what the best picture is to the one that was given
    "answer.exact": "Exact copy of {title}",
    "answer.same": "Same picture as {title}",
    "answer.edited": "Edited copy of {title}",
    "answer.inset": "{title} inside a larger picture",
    "answer.cropped": "Cropped copy of {title}",
    "answer.mirrored": "Mirrored copy of {title}",
    "answer.turned": "Turned copy of {title}",
    "answer.inverted": "Negative of {title}",
    "answer.grey": "Black-and-white copy of {title}",
    "answer.recoloured": "Recoloured copy of {title}",
    "answer.blurred": "Blurred copy of {title}",
    "answer.related": "Same scene as {title}",
    "answer.classic": "Most similar to {title}",
    "answer.none": "{title}",
    "answer.title": "“{title}”",
    "answer.page": "{answer} - EchoImage",
    "certainty.certain": "Certain",
    "certainty.likely": "Likely",
    "certainty.related": "Same scene",
    "differs.one": "1 place differs",
    "differs.other": "{n} places differ",
    "picture.yours": "Your picture",
    "picture.original": "Original",
    "picture.other": "Other picture",
    "picture.small": "Small copy from the index",
    "picture.unseen": "The picture itself cannot be shown here",
    "picture.small-of": "{name}, a small copy",
    "compare.with": "Compare with {title}",
    "copies.one": "The same file is at 1 more address",
    "copies.other": "The same file is at {n} more addresses",
    "licence": "Licence",
    "evidence.one": "1 matching detail",
    "evidence.other": "{n} matching details",
    "evidence.frame": "judged by the whole frame, for lack of details",
    "link.copied": "Link copied",
    "link.refused": "Copy the link from the address bar",
    # Several matches, and none
    "more.one": "1 more picture matches. “Results shown” in the settings shows it.",
    "more.other": "{n} more pictures match. “Results shown” in the settings shows more.",
    "nearest.show": "Nearest, not matches",
    "nearest.hide": "Hide the nearest",
    "none.one": "Not the one picture that was compared.",
    "none.other": "Not among these {n} pictures.",
    "none.compared": "No picture could be compared.",
    "none.explained": "No picture could be compared. The list below says why, one by one.",
    "none.stopped": "The search was stopped before a picture was compared.",
    "none.empty": "There are no pictures in this collection.",
    "unread.one": "1 could not be read.",
    "unread.other": "{n} could not be read.",
    "stopped": "Stopped: {done} of {total} compared.",
    "summary.compared.one": "Compared 1 picture in {seconds} seconds",
    "summary.compared.other": "Compared {n} pictures in {seconds} seconds",
    "summary.stopped": "Stopped: {done} of {total} compared in {seconds} seconds",
    "summary.read": ", {size} read",
    "interrupted": "The search was interrupted. {why}",
    "interrupted.on": "It goes on by itself.",
    "interrupted.restart": "Restart to search this picture again.",
    # What could not be used, with the reason in a few words
    "problems.one": "1 problem with the pictures of this collection",
    "problems.other": "{n} problems with the pictures of this collection",
    "problems.shown": "{shown} of {n} are shown.",
    "problems.more": "Show {more} more",
    "reason.bad-entry": "Unusable entry",
    "reason.bad-index": "Unusable index",
    "reason.newer-version": "Too new",
    "reason.not-found": "Not found",
    "reason.http-error": "Refused by the server",
    "reason.cors": "Not readable from here (CORS)",
    "reason.network": "Not reachable",
    "reason.timeout": "Too slow",
    "reason.mixed-content": "Not encrypted",
    "reason.not-an-image": "Not a picture",
    "reason.unsupported-format": "Unknown format",
    "reason.damaged": "Damaged",
    "reason.too-large": "Too large",
    "reason.empty": "Empty",
    "reason.crashed": "Left out",
    # What goes on
    "status.waking": "Getting ready",
    "status.loading": "Loading",
    "status.opening": "Opening the collection",
    "status.list": "Reading the list of pictures",
    "status.index": "Reading the index",
    "status.index-bytes": "Reading the index: {size}",
    "status.ready": "Ready for your picture.",
    "status.queued": "Your picture will be searched when ready",
    "status.searching": "Searching",
    "status.reading": "Reading your picture",
    "status.closer": "Looking closer",
    "status.best": "Best so far",
    "status.stopping": "Stopping",
    "status.nothing": "Nothing was compared.",
    "status.again": "Starting again. Your picture is kept.",
    "status.changing": "Changing to the new version of this page",
    # Numbers
    "number.part": "{done} of {total}",
    "number.percent": "{n} %",
    "number.megabytes": "{size} MB",
    "number.of-megabytes": "{done} of {total} MB",
    # What has stopped
    "unexpected.restart": "Something unexpected happened: {said}. A restart may help; your picture is kept.",
    "unexpected.reload": "Something unexpected happened: {said}. Reload the page to try again.",
    "engine.not-started": "The comparing part could not start: {why}. Check the connection, then restart.",
    "engine.late": "The comparing part did not start in time. Check the connection, then restart.",
    "engine.stopped": "The comparing part has stopped, probably for lack of memory.",
    "engine.failed": "The comparing part failed: {why}",
    "engine.no-worker": "this browser started no worker",
    "crash.yours": "a picture of yours",
    "crash.query": "This happened while {name} was read, which is not tried again: save it smaller.",
    "crash.pictures.one": "This happened while {names} was read, which is left out from now on.",
    "crash.pictures.other": "This happened while {names} were read, which are left out from now on.",
    "crash.by-itself": "{why} It starts again by itself.",
    # While the page gets ready
    "ready.bytes": "Getting ready: {size}",
    "ready.left": "Getting ready: {size}, {left} left",
    "ready.soon": "Getting ready: nearly there",
    "ready.closed": "No collection is open. Open one, and your picture will be searched in it.",
    # What is stored on the device
    "stored.none": "Remembers pictures it has seen, only on this device.",
    "stored.never": "This browser keeps nothing for this page: every visit reads the pictures anew.",
    "stored.list": "Stored on this device: {list}",
    "stored.size-app": "this page ({size})",
    "stored.size-collection": "its collection ({size})",
    "stored.size-databases": "your collections ({size})",
    "stored.size-mine": "small copies of your pictures ({size})",
    "stored.pictures.one": "{n} picture remembered (about {size})",
    "stored.pictures.other": "{n} pictures remembered (about {size})",
    "delete.list": "This deletes from this device: {list}. Pictures and collections of your own stay where they are.",
    "offline.none": "This browser stores no copy of the page: it needs the network at every visit.",
    "offline.failed": "No copy for use without network: {why}. Everything else works; the next visit tries again.",
    "offline.storing": "Storing this page for use without network: {size}",
    "offline.ready-pictures": "Works without network.",
    "offline.ready-index": (
        "Works without network; small copies stand in for the pictures of the collection, which are not stored."
    ),
    "offline.ready-list": (
        "Works without network, but for the collection of this site: it is too large to store, and there as far as it"
        " was read."
    ),
    "offline.safari": (
        "Safari deletes what a site has stored after seven days of use without a visit here, unless it is on the home"
        " screen or in the Dock (Share, Add)."
    ),
    "offline.agreed": "The browser will keep it until you delete it.",
    "offline.denied": (
        "The browser made no promise to keep it: it may delete it when room is short. Installing the page helps."
    ),
    "offline.forgotten": (
        "Everything was deleted, but for the script that keeps shared pictures from being sent. The next visit stores"
        " the page anew."
    ),
    "update.here": "A new version of this page is here.",
    "update.others.one": "Close the other tab of this page first, for all change at once.",
    "update.others.other": "Close the other {n} tabs of this page first, for all change at once.",
    "update.changing": "Changing to the new version.",
    # What is given: dropped, pasted, chosen
    "drop.any": "Drop it here",
    "drop.several": "Look in these pictures",
    "drop.archive": "Look in these pictures",
    "drop.find": "Find this picture",
    "drop.slot": "Compare this picture",
    "drop.compare": "Compare these two",
    "drop.mine": "Look in these {n} pictures",
    "drop.open": "Open this list of pictures",
    "drop.nothing": "There is no picture in this",
    "given.address-refused": (
        "“{typed}” cannot be read. Give an address that begins with http:// or https://, without a password."
    ),
    "given.nothing-dropped": (
        "There was no picture in what you dropped. Drop or paste an image file, or the address of one."
    ),
    "given.nothing-pasted": (
        "There was no picture in what you pasted. Drop or paste an image file, or the address of one."
    ),
    "given.not-used": "It is no picture, and was left out.",
    "given.list-not-used": "It is a list of pictures. Open it alone, or together with one picture to find.",
    "given.shared-lost": "The shared picture did not arrive; share it again.",
    "given.shared-no-room": (
        "The shared picture could not be handed over, most likely because there is no room on this device: free some,"
        " or choose the picture here."
    ),
    "query.facts.one": "{width} × {height} pixels, {format}, {n} keypoint",
    "query.facts.other": "{width} × {height} pixels, {format}, {n} keypoints",
    "query.damaged": "{facts}. Damaged: {why}",
    # Two pictures compared, and what each view of them shows
    "compare.second": "Choose the second picture as well.",
    "compare.waiting": "Comparing {one} with {other}.",
    "compare.done": "Compared with each other. {verdict}, score {score} of 100.",
    "compare.damaged": "{name} is damaged: {why}.",
    "compare.title": "{one} and {other}",
    "compare.classic": "Classic score",
    "name.yours": "your picture",
    "name.original": "the original",
    "name.other": "the other picture",
    "name.first": "the first picture",
    "name.second": "the second picture",
    "places.one": "{n} changed place is outlined.",
    "places.other": "{n} changed places are outlined.",
    "view.gestures": "Wheel or pinch to enlarge, drag to move; both pictures follow.",
    "view.laid": "{query}, laid over {image} where it fits.",
    "view.squeezed": "The classic score squeezes both to one square: {query} is stretched over the whole of {image}.",
    "view.stretched": "No way was found in which the two fit: {query} is stretched over the whole of {image}.",
    "view.pairs.one": "{n} pair of keypoints fits one and the same transform.",
    "view.pairs.other": "{n} pairs of keypoints fit one and the same transform.",
    "view.pairs-drawn": "{n} pairs of keypoints fit one and the same transform; {drawn} of them are drawn.",
    "view.pairs-none": "No keypoints of the two fit together.",
    "view.pairs-frame": "Too few keypoints in these pictures: they were compared as whole frames.",
    "view.pairs-classic": "The classic score does not ask where keypoints lie. The verified method draws the pairs.",
    "view.frame": "{query} shows {visible} % of {image}. The thick side is its upper edge.",
    "view.frame-filled": "{query} shows {visible} % of {image}. The thick side is its upper edge."
    " It is filled by {image} to {covered} %.",
    "view.frame-none": "No place was found where {query} lies on {image}.",
    "view.frame-classic": "The classic score does not ask where {query} lies. The verified method draws its frame.",
    "map.waiting": "Comparing closely. The first time, 17 MB more are loaded from this site.",
    "map.made": "SSIM at every place, after {query} was laid over {image}: {mean} on average.",
    "map.unaligned": "SSIM at every place, with {query} stretched over the whole of {image}: {mean} on average.",
    "map.refused": "No map can be drawn here: {why}.",
    # Where to look
    "where.opening": "Opening {name}",
    "where.none": "No collection is open",
    "where.failed": "{name}: {why}",
    "where.pictures.one": "{n} picture",
    "where.pictures.other": "{n} pictures",
    # My pictures
    "mine.name": "My pictures",
    "mine.failed": "{name}: {why}.",
    "mine.crashed": (
        "the scanner stopped while it read this picture, or took too long; it is left out. Save it smaller"
    ),
    "mine.ended": "the comparing part has stopped; scan again, what was found up to now is kept",
    "mine.no-scanner": "this browser started no scanner; close other tabs, then scan again",
    "mine.found.one": "Looking through: {n} picture so far",
    "mine.found.other": "Looking through: {n} pictures so far",
    "mine.folder.one": "{name}: {n} picture",
    "mine.folder.other": "{name}: {n} pictures",
    "mine.none": "There is no picture in {name}.",
    "mine.others.one": "{n} other file was left out.",
    "mine.others.other": "{n} other files were left out.",
    "mine.done": "{done:,} of {total:,}",
    "mine.rate": "{rate} a second",
    "mine.left": "{time} left",
    "time.seconds": "{n} s",
    "time.minutes": "{n} min",
    "time.hours": "{n} h",
    "mine.again": "Look again",
    "mine.again-in": "Look again in {name}",
    "mine.no-permission": "The browser did not allow to read {name}. Choose the folder again.",
    "mine.forget": "Forget {name}",
    "left-out.unreadable": "It cannot be read.",
    "left-out.archive-nested": "An archive within an archive is not opened. Unpack it and give its pictures.",
    "left-out.archive-damaged": "The archive is damaged or protected. Unpack it and give its pictures.",
    "left-out.archive-too-large": "The archive holds more than can be unpacked here. Unpack it and give the folder.",
    "left-out.member-too-large": "The picture has more than 64 MB. Save it smaller.",
    "mine.pause": "Pause",
    "mine.resume": "Go on",
}


def text(key: str, **values: object) -> str:
    """Return the text of a key with the values in their places; raise KeyError for a key or a value that is missing.

    With a number `n`, forms may stand by `key.one` and `key.other`; it is shown with its thousands set apart.
    """
    number = values.get("n")
    if key not in TEXTS:
        key += ".one" if number == 1 else ".other"
    if isinstance(number, int):
        values["n"] = f"{number:,}"
    return TEXTS[key].format(**values)
