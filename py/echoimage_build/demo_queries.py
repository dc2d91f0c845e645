"""Example queries: edited copies of demo pictures, the changes that pictures meet on the web."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PIL import Image, ImageDraw, ImageEnhance, ImageFont, ImageOps


@dataclass(frozen=True, slots=True)
class Edit:
    """One example: `file` is made from the picture `of` by `change`, saved as JPEG of `quality` (1..95)."""

    file: str
    of: str
    label: str
    change: Callable[[Image.Image], Image.Image]
    quality: int = 70

    def make(self, image: Image.Image) -> bytes:
        """Return the edited copy of a JPEG's image (L or RGB) as JPEG bytes."""
        edited = self.change(image)
        edited.info.clear()
        buffer = io.BytesIO()
        edited.save(buffer, "JPEG", quality=self.quality, optimize=True)
        return buffer.getvalue()


def crop(image: Image.Image, keep: float) -> Image.Image:
    """Keep the middle: `keep` (0..1) of the width and of the height."""
    dx, dy = (round(side * (1 - keep) / 2) for side in image.size)
    return image.crop((dx, dy, image.width - dx, image.height - dy))


def quarter_turn(image: Image.Image) -> Image.Image:
    """Turn by 90 degrees anticlockwise."""
    return image.transpose(Image.Transpose.ROTATE_90)


def tilt(image: Image.Image, degrees: float) -> Image.Image:
    """Turn anticlockwise in a frame that grows; the corners become white."""
    return image.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def fade(image: Image.Image) -> Image.Image:
    """Grey, less contrast, brighter: like an old print."""
    return ImageEnhance.Brightness(ImageEnhance.Contrast(image.convert("L")).enhance(0.6)).enhance(1.2)


def darken(image: Image.Image) -> Image.Image:
    """Darker, with more contrast."""
    return ImageEnhance.Contrast(ImageEnhance.Brightness(image).enhance(0.6)).enhance(1.3)


def watermark(image: Image.Image, text: str) -> Image.Image:
    """Write `text` across the lower third, white with a dark outline."""
    marked = image.copy()
    # Pillow's built-in font, so that the letters are the same on every machine.
    font = ImageFont.load_default(image.width / 9)
    place = (image.width / 2, image.height * 0.7)
    ImageDraw.Draw(marked).text(place, text, "white", font, "mm", stroke_width=2, stroke_fill="black")
    return marked


# The classic score squashes both pictures to one square and knows no mirror and no free turn, so these stay within
# what it can find; each was checked to put its original first with a clear lead.
EDITS: tuple[Edit, ...] = (
    Edit("examples/cropped.jpg", "chelsea.jpg", "Cropped and recompressed", partial(crop, keep=0.85), quality=15),
    Edit("examples/turned.jpg", "pagoda.jpg", "Turned by 90 degrees", quarter_turn),
    Edit("examples/watermarked.jpg", "raccoon.jpg", "Watermarked", partial(watermark, text="SAMPLE COPY")),
    Edit("examples/faded.jpg", "grace-hopper.jpg", "Grey and faded", fade),
    Edit("examples/tiny.jpg", "skyscrapers.jpg", "Shrunk to 160 pixels", partial(ImageOps.contain, size=(160, 160))),
    Edit("examples/tilted.jpg", "coffee.jpg", "Tilted by 5 degrees", partial(tilt, degrees=5)),
    Edit("examples/framed.jpg", "nagasaki-boats.jpg", "Framed", partial(ImageOps.expand, border=24, fill="black")),
    Edit("examples/darkened.jpg", "dahlia.jpg", "Darkened", darken),
)
