"""What is drawn over the pictures as SVG, without asking for their pixels: keypoint pairs, and a frame."""

from js import document

from logic.geometry import svg

SVG = "http://www.w3.org/2000/svg"


class Marks:
    """Lines between two panes, and a frame on one; all in pixels of the stage around the panes."""

    def __init__(self, element):
        self._lines = element.querySelector(".lines")
        self._points = [element.querySelector(".points-edge"), element.querySelector(".points")]
        self._shade = element.querySelector(".shade")
        self._frame = element.querySelector(".frame-line")
        self._top = element.querySelector(".frame-top")
        self._paths = (self._points[0], self._points[1], self._shade, self._frame, self._top)
        self._pairs = []

    def clear(self):
        self._pairs = []
        self._lines.replaceChildren()
        for path in self._paths:
            path.setAttribute("d", "")

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
        ends = ""
        for line, (x, y, other_x, other_y) in self._pairs:
            x0, y0 = first.on_stage(x, y)
            x1, y1 = second.on_stage(other_x, other_y)
            seen = first.shows(x0, y0) and second.shows(x1, y1)
            line.setAttribute("d", f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" if seen else "")
            if seen:
                ends += f"M{x0:.1f} {y0:.1f}h0M{x1:.1f} {y1:.1f}h0"
        for path in self._points:
            path.setAttribute("d", ends)

    def draw_frame(self, pane, points, shaded):
        """Draw a quadrilateral of the pane's picture and mark its first side; what is outside may be darkened."""
        placed = [pane.on_stage(x, y) for x, y in points]
        frame = svg(placed)
        left, top, right, bottom = pane.left, pane.top, pane.left + pane.width, pane.top + pane.height
        outside = svg([(left, top), (right, top), (right, bottom), (left, bottom)]) + frame
        self._shade.setAttribute("d", outside if shaded else "")
        self._frame.setAttribute("d", frame)
        self._top.setAttribute("d", svg(placed[:2])[:-1])
