"""Where two pictures differ: scikit-image's full SSIM map as a picture. Installed by micropip when first asked for.

The scores of a search come from OpenCV (3.3 ms a picture); scikit-image and SciPy take 17 MB and seconds to load, so
they wait until somebody wants to look closer.
"""

import sys
import types

import cv2
import numpy as np
import pyodide_js

from echoimage import Features


async def ssim_map(query: Features, image: Features) -> bytes:
    """Give a PNG of 256 x 256: the query in grey, the more red the less alike."""
    alike = await _local_ssim(query.grey, image.grey)
    different = np.clip((1 - alike) / 2, 0, 1)[..., None]
    grey = cv2.cvtColor(query.grey, cv2.COLOR_GRAY2BGR).astype(np.float32)
    red = np.array([40, 30, 230], np.float32)
    shown = grey * (1 - different) * 0.8 + red * different
    return cv2.imencode(".png", shown.astype(np.uint8))[1].tobytes()


async def _local_ssim(query: np.ndarray, image: np.ndarray) -> np.ndarray:
    await _install()
    from skimage.metrics import structural_similarity

    return structural_similarity(query, image, full=True)[1]


async def _install() -> None:
    if "skimage" in sys.modules:
        return
    await pyodide_js.loadPackage("micropip")
    import micropip

    # By name: the site's lock file says where, so nothing is asked of PyPI.
    await micropip.install("scikit-image")
    # SciPy star-imports NumPy, whose list of names has f2py, a compiler's front end that this site leaves out.
    np.f2py = types.ModuleType("numpy.f2py")
