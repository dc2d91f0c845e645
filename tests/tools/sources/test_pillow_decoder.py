"""GIF and AVIF natively, through Pillow."""

import asyncio
import io

import numpy as np
import pytest
from PIL import Image, features

from echoimage import DecodeError, decode, read_header
from echoimage_tools.sources.pillow_decoder import decode_with_pillow

RED, BLUE = (255, 0, 0, 255), (0, 0, 255, 255)


def save(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def picture(data: bytes) -> np.ndarray:
    return asyncio.run(decode(data, decode_with_pillow))


def test_first_frame_of_a_gif_counts() -> None:
    first, second = (Image.new("RGBA", (5, 3), colour) for colour in (RED, BLUE))
    data = save(first, "GIF", save_all=True, append_images=[second])
    assert (picture(data) == (0, 0, 255)).all()
    assert picture(data).shape == (3, 5, 3)


def test_transparent_gif_is_laid_on_white() -> None:
    image = Image.new("RGBA", (4, 4), RED)
    image.putpixel((0, 0), (0, 0, 0, 0))
    assert picture(save(image, "GIF"))[0, 0].tolist() == [255, 255, 255]


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow has no AVIF codec")
def test_avif_is_read_and_its_header_tells_its_size() -> None:
    data = save(Image.new("RGB", (50, 30), RED), "AVIF", quality=95)
    assert (read_header(data).format, *read_header(data).upright) == ("avif", 50, 30)
    assert np.abs(picture(data).astype(int) - (0, 0, 255)).max() <= 6


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow has no AVIF codec")
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_turned_avif_stands_upright(orientation: int) -> None:
    image = Image.new("RGB", (50, 30), RED)
    image.paste(BLUE[:3], (0, 0, 25, 30))
    tags = Image.Exif()
    tags[274] = orientation
    data = save(image, "AVIF", quality=95, exif=tags)
    shown = picture(data)
    assert read_header(data).upright == (shown.shape[1], shown.shape[0])
    blue = {3: (15, 40), 6: (10, 15), 8: (40, 15)}[orientation]
    assert shown[blue].tolist()[0] > 200


def test_gif_cut_short_is_damaged() -> None:
    data = save(Image.effect_noise((50, 50), 90).convert("P"), "GIF")
    with pytest.raises(DecodeError, match=r"GIF data is damaged or cut short.*fetch it again") as e:
        picture(data[:800])
    assert e.value.reason == "damaged"


def test_format_that_pillow_lacks_is_unsupported() -> None:
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
    header = read_header(save(Image.new("RGB", (5, 3)), "GIF"))
    with pytest.raises(DecodeError, match="this Pillow reads no GIF; save the picture as") as e:
        asyncio.run(decode_with_pillow(heic, header))
    assert e.value.reason == "unsupported-format"
