"""What the stage shows as a PNG picture: the panes drawn anew on a canvas, in pixels of the screen."""

from js import window

from comparison.stage import find
from dom.address import parse
from dom.download import Saver
from dom.events import reason
from logic.geometry import product
from logic.quads import pieces
from logic.texts import text

WIDEST = 4
"""Pixels of the picture for one of the page at most."""


class Snapshot:
    """Saves the view; `say(words)` hears why it cannot."""

    def __init__(self, events, stage, say):
        self._stage = stage
        self._say = say
        self._saver = Saver()
        events.listen(find("save"), "click", lambda _: events.start(self._save()))

    async def _save(self):
        readable = []
        for sheet in self._stage.panes[0].sheets + self._stage.panes[1].sheets:
            image = await self._readable(sheet)
            if not image:
                return self._say(text("view-save-refused"))
            readable.append(image)
        scale = min(window.devicePixelRatio, WIDEST)
        canvas = window.OffscreenCanvas.new(round(scale * self._box.width), round(scale * self._box.height))
        context = canvas.getContext("2d")
        self._paint(context, scale, iter(readable))
        try:
            blob = await canvas.convertToBlob()
        except Exception as error:  # JavaScript's: it is too large, or there is no memory
            return self._say(text("view-save-failed", cause=reason(error)))
        self._saver.save(window.Array.of(blob), "comparison.png", "image/png")

    @property
    def _box(self):
        return self._stage.element.getBoundingClientRect()

    async def _readable(self, sheet):
        """Return an image that may be drawn and read: that of a sheet, or read anew by its host's leave; else None."""
        image = sheet.element
        address = parse(image.currentSrc or image.src) if _is_seen(image) else None
        if not address or address.protocol == "blob:" or address.origin == window.location.origin:
            return image
        copy = window.Image.new()
        copy.crossOrigin = "anonymous"
        copy.referrerPolicy = "no-referrer"
        copy.src = address.href
        try:
            await copy.decode()
        except Exception:  # JavaScript's, of any kind
            return None
        return copy

    def _paint(self, context, scale, images):
        base = [scale, 0, 0, 0, scale, 0, 0, 0, 1]
        _transform(context, base)
        _fill(context, self._stage.element, 0, 0)
        for pane in self._stage.panes:
            context.save()
            _transform(context, base)
            context.beginPath()
            context.rect(pane.left, pane.top, pane.width, pane.height)
            context.clip()
            if pane.seen:
                _fill(context, pane.element, pane.left, pane.top)
            placed = product(base, [1, 0, pane.left, 0, 1, pane.top, 0, 0, 1])
            for sheet in pane.sheets:
                image = next(images)
                if pane.seen and _is_seen(sheet.element):
                    self._paint_sheet(context, placed, sheet, image)
            self._paint_paths(context, placed, pane.element)
            context.restore()
        self._paint_paths(context, base, find("marks"))
        self._paint_labels(context, base)

    def _paint_sheet(self, context, placed, sheet, image):
        context.save()
        over = sheet.element.closest(".over")
        if over and over.style.clipPath:
            # Seen up to the line.
            pane = self._stage.panes[1]
            _transform(context, placed)
            context.beginPath()
            context.rect(0, 0, pane.width * self._stage.divider.share / 100, pane.height)
            context.clip()
        context.filter = window.getComputedStyle(sheet.element).filter
        for matrix, path in pieces(product(placed, sheet.placed), sheet.width, sheet.height):
            context.save()
            if path:
                context.setTransform(1, 0, 0, 1, 0, 0)
                context.clip(window.Path2D.new(path))
            _transform(context, matrix)
            _draw(context, image, sheet)
            context.restore()
        context.restore()

    def _paint_paths(self, context, base, element):
        _transform(context, base)
        paths = element.querySelectorAll("path")
        for index in range(paths.length):
            path = paths.item(index)
            data = path.getAttribute("d")
            if data and _is_seen(path):
                _stroke(context, window.Path2D.new(data), window.getComputedStyle(path))

    def _paint_labels(self, context, base):
        _transform(context, base)
        corner = self._box
        labels = self._stage.element.querySelectorAll(".pane-name, .mask, .divider")
        for index in range(labels.length):
            label = labels.item(index)
            if _is_seen(label):
                box = label.getBoundingClientRect()
                _label(context, label, box.left - corner.left, box.top - corner.top, box)


def _is_seen(element):
    return element.getClientRects().length > 0


def _transform(context, matrix):
    a, b, c, d, e, f, _, _, _ = matrix
    context.setTransform(a, d, b, e, c, f)


def _fill(context, element, left, top):
    context.fillStyle = window.getComputedStyle(element).backgroundColor
    context.fillRect(left, top, element.offsetWidth, element.offsetHeight)


def _draw(context, image, sheet):
    """Draw a picture as wide and high as its sheet; of a damaged one, which is higher, the upper part (object-fit)."""
    width, height = image.naturalWidth, image.naturalHeight
    if not width or not height:
        return
    shown = min(width / sheet.width, height / sheet.height)
    across, down = sheet.width * shown, sheet.height * shown
    context.drawImage(image, (width - across) / 2, 0, across, down, 0, 0, sheet.width, sheet.height)


def _stroke(context, path, style):
    context.globalAlpha = float(style.opacity)
    if style.fill != "none":
        context.fillStyle = style.fill
        context.fill(path, style.fillRule)
    if style.stroke != "none":
        context.strokeStyle = style.stroke
        context.lineWidth = float(style.strokeWidth.replace("px", ""))
        context.lineCap, context.lineJoin = style.strokeLinecap, style.strokeLinejoin
        context.stroke(path)
    context.globalAlpha = 1


def _label(context, element, left, top, box):
    """Draw a name, the line of the slider, or an area that is left out."""
    style = window.getComputedStyle(element)
    if element.className == "divider":
        context.fillStyle = "#fff"
        context.fillRect(left + box.width / 2 - 1.5, top, 3, box.height)
        return
    context.fillStyle = style.backgroundColor if element.textContent else "#04100fb3"
    context.fillRect(left, top, box.width, box.height)
    context.font = f"{style.fontWeight} {style.fontSize} {style.fontFamily}"
    context.fillStyle = style.color
    context.textBaseline = "middle"
    context.fillText(element.textContent, left + 10, top + box.height / 2, max(box.width - 20, 1))
