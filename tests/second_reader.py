#!/usr/bin/env python3
"""A second reader of ballots, of another family than crates/scan: OpenCV and zxing-cpp, knowing only the exported geometry.

    second_reader.py GEOMETRY.json EXPECTED.json DECK.pdf [DPI [PAGES]]

GEOMETRY.json is what `kutia ballots geometry E.kutia --unit N --json` prints, EXPECTED.json and DECK.pdf are what
`kutia ballots deck` wrote. Each page (of the first PAGES, if said) is rendered by poppler; the codes are read by zxing-cpp; the page is squared up by its
own dark border; a box is marked if enough ink stands inside it. Exit 0 if every page reads as it was marked, 1 otherwise,
77 (said aloud) where a program or package is missing.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def skip(what):
    print(f"SKIPPED: {what}", file=sys.stderr)
    sys.exit(77)


try:
    import cv2
    import numpy
    import zxingcpp
except ImportError as missing:
    skip(f"the Python package {missing.name} is not installed (opencv-python-headless, zxing-cpp)")

INSIDE = 0.9  # mm kept from a box's edge: its outline, and what a printer smears
MARKED = 0.04  # share of ink from which a box is marked


def corners(gray, dpi):
    """The outermost timing marks, found as dark patches of 4.8 × 1.6 mm: the corners of the page in dots."""
    dots = dpi / 25.4
    _, dark = cv2.threshold(gray, 128, 255, cv2.THRESH_BINARY_INV)
    _, _, patches, centres = cv2.connectedComponentsWithStats(dark)
    fits = [
        centre
        for (_, _, width, height, area), centre in zip(patches, centres)
        if 4.2 < width / dots < 5.4 and 1.2 < height / dots < 2.1 and area > 0.8 * width * height
    ]
    if len(fits) < 40:
        raise ValueError(f"{len(fits)} timing marks")
    fits = numpy.array(fits)
    far = [fits @ numpy.array(way) for way in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return numpy.float32([fits[way.argmax()] for way in far])


def read(path, targets, paper, dpi):
    gray = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    texts = {code.text for code in zxingcpp.read_barcodes(gray)}
    if len(texts) != 1:
        raise ValueError(f"codes that differ or cannot be read: {texts}")
    width, height = paper["width"], paper["height"]
    # First marks stand 5 mm and 4.25 mm from the edges, as the ballot's documentation says.
    x, y = 5.0 + 4.762 / 2, 4.25 + 1.588 / 2
    wanted = numpy.float32([(x, y), (width - x, y), (width - x, height - y), (x, height - y)])
    scale = 10  # dots a millimetre in the squared-up page
    square = cv2.getPerspectiveTransform(corners(gray, dpi), wanted * scale)
    page = cv2.warpPerspective(gray, square, (int(width * scale), int(height * scale)), borderValue=255)
    marked = []
    for target in targets:
        left, top = (target["x"] + INSIDE) * scale, (target["y"] + INSIDE) * scale
        right = (target["x"] + target["width"] - INSIDE) * scale
        bottom = (target["y"] + target["height"] - INSIDE) * scale
        inside = page[round(top) : round(bottom), round(left) : round(right)]
        if (inside < 128).mean() >= MARKED:
            marked.append(target["id"])
    return texts.pop(), marked


def main():
    geometry = json.loads(Path(sys.argv[1]).read_text())
    expected = json.loads(Path(sys.argv[2]).read_text())["ballots"]
    faces = {}
    for target in geometry["targets"]:
        faces.setdefault((target["sheet"], target["face"]), []).append(target)
    # The pages of a ballot follow one another: sheet after sheet, front before back.
    faces = [faces[side] for side in sorted(faces, key=lambda side: (side[0], side[1] == "back"))]
    dpi = int(sys.argv[4]) if len(sys.argv) > 4 else 200
    most = int(sys.argv[5]) if len(sys.argv) > 5 else len(expected) * len(faces)
    wrong, seen = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            subprocess.run(["pdftoppm", "-r", str(dpi), "-l", str(most), "-gray", sys.argv[3], f"{folder}/page"], check=True)
        except FileNotFoundError:
            skip("pdftoppm (poppler-utils) is not installed")
        pages = sorted(Path(folder).glob("page-*"))
        sides = [(ballot, targets) for ballot in expected for targets in faces][:most]
        for number, (path, (ballot, targets)) in enumerate(zip(pages, sides, strict=True), 1):
            seen += 1
            ballot = [target["id"] for target in targets if target["id"] in ballot]
            try:
                _, marked = read(path, targets, geometry["paper"], dpi)
            except ValueError as error:
                print(f"page {number}: {error}")
                wrong += 1
                continue
            if sorted(marked) != sorted(ballot):
                print(f"page {number}: read {marked}, marked {ballot}")
                wrong += 1
    print(f"{seen} pages, {wrong} wrong")
    return 1 if wrong or seen == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
