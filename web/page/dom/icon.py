"""The drawings on buttons, which index.html holds as symbols."""

from js import document

SVG = "http://www.w3.org/2000/svg"


def icon(name):
    """Return a drawing; it tells nothing that the button's name does not tell."""
    drawing, use = document.createElementNS(SVG, "svg"), document.createElementNS(SVG, "use")
    drawing.setAttribute("class", "icon")
    drawing.setAttribute("aria-hidden", "true")
    use.setAttribute("href", "#icon-" + name)
    drawing.append(use)
    return drawing
