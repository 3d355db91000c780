#!/usr/bin/env python3
"""Makes the icon files from icon.svg. Needs ImageMagick 6 with librsvg; run by hand when the drawing changes."""
import pathlib, struct, subprocess

here = pathlib.Path(__file__).parent

def png(size):
    words = ["/usr/bin/convert", "-background", "none", "-density", "300", "icon.svg", "-resize", f"{size}x{size}",
             "-strip", "-define", "png:exclude-chunks=date,time", f"PNG32:-"]
    return subprocess.run(words, cwd=here, check=True, capture_output=True).stdout

drawn = {size: png(size) for size in (16, 32, 48, 64, 128, 256, 512)}
(here / "32x32.png").write_bytes(drawn[32])
(here / "128x128.png").write_bytes(drawn[128])
(here / "icon.png").write_bytes(drawn[512])

# ICO: a directory of PNGs (a width of 256 is written as 0).
sizes = (16, 32, 48, 64, 256)
ico, offset = struct.pack("<HHH", 0, 1, len(sizes)), 6 + 16 * len(sizes)
for size in sizes:
    ico += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(drawn[size]), offset)
    offset += len(drawn[size])
(here / "icon.ico").write_bytes(ico + b"".join(drawn[size] for size in sizes))

# ICNS: typed chunks of PNGs.
chunks = b"".join(struct.pack(">4sI", kind, len(drawn[size]) + 8) + drawn[size]
                  for kind, size in ((b"ic07", 128), (b"ic08", 256), (b"ic09", 512)))
(here / "icon.icns").write_bytes(struct.pack(">4sI", b"icns", len(chunks) + 8) + chunks)
