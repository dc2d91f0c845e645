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
    "picture.small": "Small copy from the index",
    "picture.unseen": "The picture itself cannot be shown here",
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
    # What could not be used
    "problems.one": "1 problem with the pictures of this collection",
    "problems.other": "{n} problems with the pictures of this collection",
    "problems.shown": "{shown} of {n} are shown.",
    "problems.more": "Show {more} more",
    # While the page gets ready
    "ready.bytes": "Getting ready: {size}",
    "ready.left": "Getting ready: {size}, {left} left",
    "ready.soon": "Getting ready: nearly there",
    "ready.closed": "No collection is open. Open one, and your picture will be searched in it.",
    # What is stored on the device
    "stored.none": "Remembers pictures it has seen, only on this device.",
    "stored.never": "This browser keeps nothing for this page: every visit reads the pictures anew.",
    "stored.list": "Stored on this device: {list}",
    "delete.list": "This deletes from this device: {list}. Pictures and collections of your own stay where they are.",
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
    "given.no-picture": "There was no picture in what you {done}. Drop or paste an image file, or the address of one.",
    "given.not-used": "It is no picture, and was left out.",
    "given.list-not-used": "It is a list of pictures. Open it alone, or together with one picture to find.",
    "given.shared-lost": "The shared picture did not arrive; share it again.",
    "given.shared-no-room": (
        "The shared picture could not be handed over, most likely because there is no room on this device: free some,"
        " or choose the picture here."
    ),
    "compare.instead": "Compared with each other.",
    # Where to look
    "where.opening": "Opening {name}",
    "where.none": "No collection is open",
    "where.failed": "{name}: {why}",
    "where.pictures.one": "{n} picture",
    "where.pictures.other": "{n} pictures",
    # My pictures
    "mine.name": "My pictures",
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
    "mine.unreadable": "It cannot be read.",
    "mine.archive-nested": "An archive within an archive is not opened. Unpack it and give its pictures.",
    "mine.archive-damaged": "The archive is damaged or protected. Unpack it and give its pictures.",
    "mine.archive-too-large": "The archive holds more than can be unpacked here. Unpack it and give the folder.",
    "mine.member-too-large": "The picture has more than 64 MB. Save it smaller.",
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
