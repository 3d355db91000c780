#!/usr/bin/env python3
"""A reader of another family than crates/scan, OpenCV and zxing-cpp, over the same damaged pages.

    rival_reader.py FOLDER        (what `cargo run -p kutia-tests --example rival_pages FOLDER` wrote)

Prints one JSON object: pages, read, refused, misread boxes, milliseconds a page (decoding apart) of both readers.
Exit 77 (said aloud) where a package is missing.
"""
import json
import statistics
import sys
import time
from pathlib import Path

try:
    import cv2
    import numpy
    import zxingcpp
except ImportError as missing:
    print(f"SKIPPED: the Python package {missing.name} is not installed", file=sys.stderr)
    sys.exit(77)

cv2.setNumThreads(1)
INSIDE = 0.9  # mm kept from a box's edge
MARKED = 0.04  # share of ink from which a box is marked
SCALE = 10  # dots a millimetre in the squared-up page
PAPER = (210, 297)


def turned_up(gray):
    """The page with its codes the right way up, and what they say."""
    codes = zxingcpp.read_barcodes(gray)
    if not codes or len({code.text for code in codes}) != 1:
        raise ValueError("codes")
    turn = {0: None, 90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, -180: cv2.ROTATE_180,
            -90: cv2.ROTATE_90_CLOCKWISE}[round(codes[0].orientation / 90) * 90]
    return gray if turn is None else cv2.rotate(gray, turn)


def corners(gray):
    level, dark = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, patches, centres = cv2.connectedComponentsWithStats(dark)
    dots = 200 / 25.4
    width, height, area = patches[:, 2] / dots, patches[:, 3] / dots, patches[:, 4]
    fits = (width > 4.2) & (width < 5.4) & (height > 1.2) & (height < 2.2)
    fits &= area > 0.7 * patches[:, 2] * patches[:, 3]
    fits = centres[fits]
    if len(fits) < 40:
        raise ValueError("marks")
    far = [fits @ numpy.array(way) for way in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return level, numpy.float32([fits[way.argmax()] for way in far])


def read(gray, boxes):
    gray = turned_up(gray)
    level, found = corners(gray)
    x, y = 5.0 + 4.762 / 2, 4.25 + 1.588 / 2
    wanted = numpy.float32([(x, y), (PAPER[0] - x, y), (PAPER[0] - x, PAPER[1] - y), (x, PAPER[1] - y)])
    square = cv2.getPerspectiveTransform(found, wanted * SCALE)
    page = cv2.warpPerspective(gray, square, (PAPER[0] * SCALE, PAPER[1] * SCALE), borderValue=255)
    marked = []
    for at, box in enumerate(boxes):
        left, top = (box["x"] + INSIDE) * SCALE, (box["y"] + INSIDE) * SCALE
        right, low = (box["x"] + box["width"] - INSIDE) * SCALE, (box["y"] + box["height"] - INSIDE) * SCALE
        if (page[round(top) : round(low), round(left) : round(right)] <= level).mean() >= MARKED:
            marked.append(at)
    return marked


def main():
    folder = Path(sys.argv[1])
    told = json.loads((folder / "pages.json").read_text())
    times, ours, refused, misread, wrong_pages = [], [], 0, 0, 0
    for page in told["pages"]:
        gray = cv2.imread(str(folder / page["file"]), cv2.IMREAD_GRAYSCALE)
        started = time.process_time()
        try:
            marked = set(read(gray, told["boxes"]))
        except (ValueError, KeyError):
            refused += 1
            continue
        times.append((time.process_time() - started) * 1000)
        ours.append(page["kutia_ms"])
        wrong = len(set(page["marked"]) - marked) + len(set(page["empty"]) & marked)
        misread += wrong
        wrong_pages += wrong > 0
    middle = lambda values: round(statistics.median(values), 1) if values else None
    print(json.dumps({"pages": len(told["pages"]), "rival_refused": refused, "rival_misread_boxes": misread,
                      "rival_pages_with_misread": wrong_pages, "rival_ms_p50": middle(times),
                      "kutia_ms_p50_same_pages": middle(ours),
                      "kutia_refused": sum(not page["kutia_read"] for page in told["pages"])}))


if __name__ == "__main__":
    main()
