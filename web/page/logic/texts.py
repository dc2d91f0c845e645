"""Every text of the page, by key: English patterns with named places, in one place for a translation."""

TEXTS: "dict[str, str]" = {
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
    "where.pictures.other": "{n:,} pictures",
    # My pictures
    "mine.name": "My pictures",
    "mine.found.one": "Looking through {name}: {n} picture so far",
    "mine.found.other": "Looking through {name}: {n:,} pictures so far",
    "mine.none": "There is no picture in {name}.",
    "mine.others.one": "{n} other file was left out.",
    "mine.others.other": "{n:,} other files were left out.",
    "mine.done": "{done:,} of {total:,}",
    "mine.rate": "{rate} a second",
    "mine.left": "{time} left",
    "time.seconds": "{n} s",
    "time.minutes": "{n} min",
    "time.hours": "{n} h",
    "mine.again": "Look again in {name}",
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

    With a number `n`, forms may stand by `key.one` and `key.other`.
    """
    if key not in TEXTS:
        key += ".one" if values.get("n") in (1, "1") else ".other"
    return TEXTS[key].format(**values)
