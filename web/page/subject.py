"""What a comparison shows: two pictures, what was found out about them, and how one lies on the other."""

from address import safe_address
from finding import name_of, points
from geometry import moved, scaling

FOUND = ("Your picture", "your picture"), ("Original", "the original")
"""What both pictures of a search are called: on a label, and in a sentence."""


class Subject:
    """`asked` is the worker's function, with its arguments, that maps the differences; `names` as in `FOUND`."""

    def __init__(self, result, query, query_address, asked, names=FOUND):
        self.title = name_of(result)
        (self.query_label, self.query_name), (self.image_label, self.image_name) = names
        self.score = points(result["score"])
        self.result = result
        self.finding = result["finding"]
        self.query_address = query_address
        self.query_size = query["width"], query["height"]
        self.image_address = safe_address(result["url"])
        self.thumbnail = safe_address(result["thumbnail"])
        self.image_size = result["width"], result["height"]
        self.asked = asked
        self.matrix = self.finding["matrix"] if self.finding else None

    @property
    def laid(self):
        """From the query's pixels to the image's; without a found way, the whole of one on the whole of the other."""
        (width, height), (image_width, image_height) = self.query_size, self.image_size
        return self.matrix or scaling(image_width / width, image_height / height)

    @property
    def pairs(self):
        return self.finding["pairs"] if self.finding else []

    def say(self, text):
        """A sentence about {query} and {image}, by their names."""
        text = text.format(query=self.query_name, image=self.image_name)
        return text[:1].upper() + text[1:]

    def place(self, x, y):
        """Where a pixel of the query lies on the image."""
        return moved(self.laid, x, y)
