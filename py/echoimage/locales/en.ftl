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
error-picture-large = the picture has { $width } x { $height } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } megapixels; up to { NUMBER($limit, maximumFractionDigits: 0) } are read. Save it smaller
error-picture-costly = the picture has { $width } x { $height } = { NUMBER($megapixels, minimumFractionDigits: 1, maximumFractionDigits: 1) } megapixels, and decoding it takes { NUMBER($needed, maximumFractionDigits: 0) } MB of memory; up to { NUMBER($limit, maximumFractionDigits: 0) } are used. Save it smaller
error-picture-memory = there is not enough memory for { $width } x { $height } pixels; save it smaller
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
        [lower] the lower { $percent } % could not be read
        [upper] the upper { $percent } % could not be read
       *[other] { $percent } % could not be read
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
error-decoder-missing = { $format } is not read by this browser, and { $cause }; try again when online
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

# What was done to a copy, one after the other in a line below its name.

edit-list = { $first }, { $rest }
edit-mirrored = mirrored
edit-turned = { $direction ->
        [clockwise] turned by { $degrees }° clockwise
       *[counterclockwise] turned by { $degrees }° counterclockwise
    }
edit-upside-down = turned upside down
edit-cropped = shows { $percent } % of the original
edit-inset = shown inside a larger picture, { $percent } % of its area
edit-border = with a border or something added, the original fills { $percent } %
edit-tilted = seen at an angle
edit-stretched = stretched { $times } times in one direction
edit-reduced = scaled to { $percent } % of the size
edit-enlarged = scaled to { $times } times of the size
edit-blurred = blurred
edit-inverted = a negative
edit-grey = made grey
edit-recoloured = recoloured
edit-toned = tones changed
edit-retouched = a small part changed
edit-overlaid = something put over { $percent } %
# $place is one of the places below.
edit-overlaid-at = something put over { $percent } % ({ $place })
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
