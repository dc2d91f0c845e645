"""What is drawn over the pictures as SVG, without asking for their pixels: keypoint pairs, and a frame."""

from js import document

from logic.geometry import nearest, svg

SVG = "http://www.w3.org/2000/svg"


class Marks:
    """Lines between two panes, and a frame on one; all in pixels of the stage around the panes."""

    def __init__(self, element):
        self._element = element
        self._lines = element.querySelector(".lines")
        self._one = [element.querySelector(f".one{part}") for part in ("-edge", "", "-ends-edge", "-ends")]
        self._points = [element.querySelector(".points-edge"), element.querySelector(".points")]
        self._shade = element.querySelector(".shade")
        self._frame = element.querySelector(".frame-line")
        self._top = element.querySelector(".frame-top")
        self._paths = (self._points[0], self._points[1], self._shade, self._frame, self._top)
        self.clear()

    def clear(self):
        self._pairs = self._segments = []
        self.emphasize(None)
        self._lines.replaceChildren()
        for path in self._paths:
            path.setAttribute("d", "")

    def emphasize(self, number):
        """Have one pair stand out, by its number, and the others fade; None for no pair."""
        self._emphasized = number
        segment = None if number is None else self._segments[number]
        self._element.dataset.one = "yes" if segment else ""
        line, ends = "", ""
        if segment:
            x0, y0, x1, y1 = segment
            line, ends = f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}", _ends(*segment)
        for path, data in zip(self._one, (line, line, ends, ends)):  # noqa: B905
            path.setAttribute("d", data)

    def point(self, x, y):
        """Emphasize the pair whose line passes nearest to a place on the stage, if one is near."""
        number = nearest(self._segments, x, y)
        if number != self._emphasized:
            self.emphasize(number)

    def step(self, way):
        """Emphasize the next pair that is seen, or the one before; return its number among these, from 1, and all."""
        seen = [at for at, segment in enumerate(self._segments) if segment]
        if not seen:
            return 0, 0
        place = seen.index(self._emphasized) + way if self._emphasized in seen else 0 if way > 0 else -1
        self.emphasize(seen[place % len(seen)])
        return place % len(seen) + 1, len(seen)

    def connect(self, flat, width):
        """Take the pairs x, y, X, Y; a line's hue says how far left or right its point is in the first picture."""
        self.clear()
        self._pairs = []
        for start in range(0, len(flat) - 3, 4):
            line = document.createElementNS(SVG, "path")
            line.style.stroke = f"hsl({round(360 * flat[start] / max(width, 1)) % 360} 90% 68%)"
            self._lines.append(line)
            self._pairs.append((line, flat[start : start + 4]))

    def draw_lines(self, first, second):
        """Draw the pairs of which both points can be seen."""
        self._segments = []
        for line, (x, y, other_x, other_y) in self._pairs:
            x0, y0 = first.on_stage(x, y)
            x1, y1 = second.on_stage(other_x, other_y)
            seen = first.shows(x0, y0) and second.shows(x1, y1)
            line.setAttribute("d", f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" if seen else "")
            self._segments.append((x0, y0, x1, y1) if seen else None)
        for path in self._points:
            path.setAttribute("d", "".join([_ends(*segment) for segment in self._segments if segment]))
        self.emphasize(self._emphasized)

    def draw_frame(self, pane, points, shaded):
        """Draw a quadrilateral of the pane's picture and mark its first side; what is outside may be darkened."""
        placed = [pane.on_stage(x, y) for x, y in points]
        frame = svg(placed)
        left, top, right, bottom = pane.left, pane.top, pane.left + pane.width, pane.top + pane.height
        outside = svg([(left, top), (right, top), (right, bottom), (left, bottom)]) + frame
        self._shade.setAttribute("d", outside if shaded else "")
        self._frame.setAttribute("d", frame)
        self._top.setAttribute("d", svg(placed[:2])[:-1])


def _ends(x0, y0, x1, y1):
    return f"M{x0:.1f} {y0:.1f}h0M{x1:.1f} {y1:.1f}h0"
