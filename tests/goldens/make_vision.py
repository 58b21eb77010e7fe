#!/usr/bin/env python3
"""Writes the golden files of Whetstone.Vision: what Pillow makes of small images.

    python3 make_vision.py

Inputs are not stored where a formula of seed and index gives them on both sides (`hashed`), outputs as SHA-256 of their bytes; a few
outputs are stored whole, to see what differs. Files to be decoded are stored whole, in base64.
"""
import base64
import hashlib
import io
import json
import os
import random
import struct
import zlib

import numpy as np
import PIL
from PIL import Image, ImageOps, features

HERE = os.path.dirname(os.path.abspath(__file__))
MODES = {1: "L", 3: "RGB", 4: "RGBA"}


def hashed(seed, kind, h, w, c):
    """Bytes that both sides can make: noise (0), black and white noise (1), a ramp with a little noise (2)."""
    i = np.arange(h * w * c, dtype=np.uint32)
    x = i + np.uint32(seed * 0x9E3779B9 & 0xFFFFFFFF)
    x ^= x >> np.uint32(16)
    x *= np.uint32(0x7FEB352D)
    x ^= x >> np.uint32(15)
    x *= np.uint32(0x846CA68B)
    x ^= x >> np.uint32(16)
    b = x >> np.uint32(24)
    if kind == 1:
        b = (b >> np.uint32(7)) * np.uint32(255)
    if kind == 2:
        pixel = i // np.uint32(c)
        b = (pixel % np.uint32(w) * np.uint32(3) + pixel // np.uint32(w) * np.uint32(2) + i % np.uint32(c) * np.uint32(40) + (b & np.uint32(15))) & np.uint32(255)
    return b.astype(np.uint8).reshape(h, w, c)


def image(pixels):
    return Image.fromarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels, MODES[pixels.shape[2]])


def digest(im):
    return hashlib.sha256(im.tobytes()).hexdigest()


def base(b):
    return base64.b64encode(b).decode()


def save(name, cases):
    header = {"pillow": PIL.__version__, "numpy": np.__version__, "libjpeg-turbo": features.version("libjpeg_turbo"), "zlib": features.version("zlib")}
    text = json.dumps({**header, "cases": []})[:-2] + "\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]}\n"
    with open(os.path.join(HERE, "vision", name + ".json"), "w") as f:
        f.write(text)
    print(f"{name}: {len(cases)} cases, {len(text):,} bytes")


def resize_cases(count=900):
    rng = random.Random(20240607)
    cases = []
    for n in range(count):
        c = rng.choice([1, 3, 3, 4])
        h, w = (rng.randint(1, rng.choice([4, 40, 130])) for _ in range(2))
        scale = lambda e: max(1, min(300, round(e * 2 ** rng.uniform(-4, 2.5))))
        oh, ow = scale(h), scale(w)
        if n % 10 == 0:
            oh = h
        if n % 10 == 1:
            ow = w
        box = None
        if n % 3 == 0:
            part = lambda e: sorted(rng.sample(range(0, e * 4 + 1), 2))
            (l, r), (t, b) = part(w), part(h)
            box = [l / 4, t / 4, r / 4, b / 4]
            if n % 12 == 0:
                box = [int(l / 4), int(t / 4), int(l / 4) + max(1, (r - l) // 4), int(t / 4) + max(1, (b - t) // 4)]
                box = [box[0], box[1], min(w, box[2]), min(h, box[3])]
                if box[0] >= box[2] or box[1] >= box[3]:
                    box = None
                elif n % 24 == 0:
                    ow, oh = box[2] - box[0], box[3] - box[1]
        filter = n % 6
        pixels = hashed(n, n % 3 if rng.random() < .7 else 0, h, w, c)
        kind = next(k for k in range(3) if np.array_equal(pixels, hashed(n, k, h, w, c)))
        out = image(pixels).resize((ow, oh), filter, box=tuple(box) if box else None)
        case = {"seed": n, "kind": kind, "from": [h, w, c], "to": [oh, ow], "filter": filter, "box": box, "sha": digest(out)}
        if oh * ow <= 24:
            case["bytes"] = base(out.tobytes())
        cases.append(case)
    return cases


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def paeth(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def filtered(row, above, bpp, kind):
    left = bytes(bpp) + row[:-bpp] if bpp <= len(row) else bytes(len(row))
    corner = bytes(bpp) + above[:-bpp] if bpp <= len(row) else bytes(len(row))
    guess = {0: lambda a, b, c: 0, 1: lambda a, b, c: a, 2: lambda a, b, c: b, 3: lambda a, b, c: (a + b) // 2, 4: paeth}[kind]
    return bytes([kind]) + bytes((x - guess(a, b, c)) & 255 for x, a, b, c in zip(row, left, above, corner))


ADAM7 = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]


def png(samples, depth, colour, interlaced, palette=None, transparency=None, extra=b""):
    """A PNG file of samples [h, w, s], with all filters in turn and the packed pixels in several chunks."""
    h, w, s = samples.shape
    raw, n = b"", 0
    for top, left, down, right in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        part = samples[top::down, left::right]
        if part.size == 0:
            continue
        above = None
        for row in part:
            bits = "".join(format(int(v), f"0{depth}b") for v in row.reshape(-1))
            bits += "0" * (-len(bits) % 8)
            packed = int(bits, 2).to_bytes(len(bits) // 8, "big")
            raw += filtered(packed, above or bytes(len(packed)), max(1, s * depth // 8), n % 5)
            above = packed
            n += 1
    z = zlib.compress(raw)
    cut = len(z) // 2
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, depth, colour, 0, 0, interlaced)) + chunk(b"gAMA", struct.pack(">I", 45455)) + extra
            + (chunk(b"PLTE", palette) if palette else b"") + (chunk(b"tRNS", transparency) if transparency else b"")
            + chunk(b"IDAT", z[:cut]) + chunk(b"IDAT", b"") + chunk(b"IDAT", z[cut:]) + chunk(b"IEND", b""))


def decoded(name, file, mode, expected=None, **more):
    im = expected or Image.open(io.BytesIO(file)).convert(mode)
    return {"name": name, "file": base(file), "mode": mode, "size": [im.height, im.width], "sha": digest(im), **more}


def exif(orientation, big):
    e = ">" if big else "<"
    return (b"MM" if big else b"II") + struct.pack(e + "HIH", 42, 8, 2) + struct.pack(e + "HHII", 0x010F, 2, 2, 0) + struct.pack(e + "HHIHH", 0x0112, 3, 1, orientation, 0) + bytes(4)


def png_cases():
    cases = []
    rng = np.random.RandomState(1)
    kinds = [(0, d) for d in (1, 2, 4, 8, 16)] + [(3, d) for d in (1, 2, 4, 8)] + [(c, d) for c in (2, 4, 6) for d in (8, 16)]
    for interlaced in (0, 1):
        for colour, depth in kinds:
            for h, w in ((13, 11), (1, 1), (3, 2), (8, 17)):
                s = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
                samples = rng.randint(0, 1 << depth, (h, w, s))
                palette = rng.bytes(3 << depth) if colour == 3 else None
                file = png(samples, depth, colour, interlaced, palette)
                expected = None
                if colour == 0 and depth == 16:  # Pillow makes 32-bit integers of these
                    expected = Image.fromarray((samples[..., 0] >> 8).astype(np.uint8), "L").convert("RGBA")
                cases.append(decoded(f"png colour {colour} depth {depth} interlaced {interlaced} {h}x{w}", file, "RGBA", expected))
                if h == 13 and depth <= 8 and colour in (0, 2, 3):
                    t = rng.bytes(min(1 << depth, 7)) if colour == 3 else b"".join(struct.pack(">H", int(v)) for v in samples[3, 4])
                    expected = None
                    if colour == 0 and depth < 8:  # Pillow compares the key with samples that it has already spread over 0 to 255
                        levels = np.repeat((samples * (255 // ((1 << depth) - 1))).astype(np.uint8), 3, 2)
                        expected = Image.fromarray(np.concatenate([levels, np.where(samples == samples[3, 4], 0, 255).astype(np.uint8)], 2), "RGBA")
                    cases.append(decoded(f"png colour {colour} depth {depth} interlaced {interlaced} transparent", png(samples, depth, colour, interlaced, palette, t), "RGBA", expected))
    for o in (3, 6):
        file = png(rng.randint(0, 256, (5, 3, 3)), 8, 2, 0, extra=chunk(b"eXIf", exif(o, True)))
        cases.append(decoded(f"png orientation {o}", file, "RGB", ImageOps.exif_transpose(Image.open(io.BytesIO(file)))))
    return cases


def bmp(w, h, bits, compression, data, palette=b"", masks=b"", size=40, colours=0):
    start = 14 + size + len(masks) + len(palette)
    if size == 12:
        info = struct.pack("<IHHHH", 12, w, h, 1, bits)
    else:
        info = struct.pack("<IiiHHIIiiII", size, w, h, 1, bits, compression, len(data), 2835, 2835, colours, 0)
        info += masks[:size - 40].ljust(size - 40, b"\0")
        if size > 40:
            start -= len(masks)
            masks = b""
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + info + masks + palette + data


def bmp_cases():
    rng = np.random.RandomState(2)
    cases = []
    for bits in (1, 4, 8, 16, 24, 32):
        for h, w in ((9, 13), (-6, 5), (1, 1)):
            data = rng.bytes((w * bits + 31) // 32 * 4 * abs(h))
            palette = rng.bytes(4 << bits) if bits <= 8 else b""
            cases.append(decoded(f"bmp {bits} bits {h}x{w}", bmp(w, h, bits, 0, data, palette), "RGB"))
    cases.append(decoded("bmp os/2", bmp(7, 5, 4, 0, rng.bytes(20), rng.bytes(48), size=12), "RGB"))
    cases.append(decoded("bmp 565", bmp(7, 5, 16, 3, rng.bytes(80), masks=struct.pack("<III", 0xF800, 0x7E0, 0x1F)), "RGB"))
    cases.append(decoded("bmp 32 masks", bmp(7, 5, 32, 3, rng.bytes(140), masks=struct.pack("<III", 0xFF000000, 0xFF0000, 0xFF00)), "RGB"))
    cases.append(decoded("bmp v5 alpha", bmp(7, 5, 32, 3, rng.bytes(140), masks=struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000), size=124), "RGBA"))
    grey = io.BytesIO()
    Image.fromarray(rng.randint(0, 256, (6, 7)).astype(np.uint8)).save(grey, "BMP")
    cases.append(decoded("bmp grey", grey.getvalue(), "L"))
    palette = rng.bytes(1024)
    runs = bytes([5, 17, 0, 3, 1, 2, 3, 0, 0, 0, 4, 9, 0, 0, 8, 7, 0, 1])  # no jumps: Pillow 9.4 reads their operands twice; and it wants all rows
    cases.append(decoded("bmp rle8", bmp(8, 3, 8, 1, runs, palette), "RGB"))
    runs = bytes([5, 0x17, 0, 4, 0x12, 0x34, 0, 0, 9, 0x4A, 0, 0, 3, 0x20, 0, 0, 0, 1])
    cases.append(decoded("bmp rle4", bmp(9, 3, 4, 2, runs, palette[:64]), "RGB"))
    return cases


def pnm_cases():
    rng = np.random.RandomState(3)
    cases = []
    text = lambda a: b"\n".join(b" ".join(str(v).encode() for v in row.reshape(-1)) for row in a)
    for most in (1, 15, 100, 255, 1000, 65535):
        for kind, c in ((b"P2", 1), (b"P3", 3), (b"P5", 1), (b"P6", 3)):
            a = rng.randint(0, most + 1, (7, 9, c))
            head = kind + b"\n# made for a test\n9 7 # extents\n%d\n" % most
            file = head + (text(a) if kind in (b"P2", b"P3") else a.astype(">u2" if most > 255 else "u1").tobytes())
            expected = None
            if c == 1 and most > 255:  # Pillow makes 32-bit integers of these
                expected = Image.fromarray(np.array([round(int(v) / most * 255) for v in a.reshape(-1)], np.uint8).reshape(7, 9)).convert("RGB")
            cases.append(decoded(f"pnm {kind.decode()} up to {most}", file, "RGB", expected))
    bits = rng.randint(0, 2, (7, 13))
    cases.append(decoded("pnm P1", b"P1\n13 7\n" + b"\n".join(b"".join(b"01"[v:v + 1] for v in row) for row in bits), "RGB"))
    cases.append(decoded("pnm P4", b"P4 13 7\n" + np.packbits(bits, axis=1).tobytes(), "RGB"))
    return cases


def gif_cases():
    rng = np.random.RandomState(4)
    cases = []
    for h, w, colours in ((1, 1, 2), (13, 11, 2), (21, 17, 16), (80, 90, 256), (3, 200, 7)):
        for interlace in (0, 1):
            im = Image.fromarray(rng.randint(0, colours, (h, w)).astype(np.uint8), "P")
            im.putpalette(rng.bytes(3 * colours))
            out = io.BytesIO()
            im.save(out, "GIF", interlace=interlace, transparency=1 if colours > 2 else None) if colours > 2 else im.save(out, "GIF", interlace=interlace)
            cases.append(decoded(f"gif {h}x{w} colours {colours} interlace {interlace}", out.getvalue(), "RGB"))
    smooth = Image.fromarray((np.add.outer(np.arange(60), np.arange(70)) // 9).astype(np.uint8), "P")
    smooth.putpalette(rng.bytes(768))
    out = io.BytesIO()
    smooth.save(out, "GIF")
    file = out.getvalue()
    cases.append(decoded("gif smooth", file, "RGB"))
    at = file.index(b"\x2c", 13 + (6 << (file[10] & 7)))
    inset = file[:6] + struct.pack("<HH", 80, 75) + file[10:at] + b"\x2c" + struct.pack("<HH", 4, 9) + file[at + 5:]
    cases.append(decoded("gif within a larger screen", inset, "RGB"))
    return cases


def jpeg_cases():
    cases = []
    n = 0
    for h, w in ((1, 1), (33, 47), (64, 64), (50, 17)):
        for c, options in ((3, dict(quality=75)), (3, dict(quality=95, subsampling=0)), (3, dict(quality=60, subsampling=1)), (1, dict(quality=80)), (3, dict(progressive=True)), (4, dict(quality=90))):
            n += 1
            pixels = hashed(n, 2, h, w, c)
            im = Image.fromarray(pixels, "CMYK") if c == 4 else image(pixels)
            out = io.BytesIO()
            im.save(out, "JPEG", **options)
            cases.append(decoded(f"jpeg {h}x{w} {im.mode} {options}", out.getvalue(), "L" if c == 1 else "RGB"))
            if h == 64 or c == 1:
                for part in (2, 4, 8):
                    scaled = Image.open(io.BytesIO(out.getvalue()))
                    scaled.draft(None, (max(1, w // part), max(1, h // part)))
                    scaled.load()
                    cases.append(decoded(f"jpeg {h}x{w} {im.mode} {options} 1/{part}", out.getvalue(), "L" if c == 1 else "RGB", scaled.convert("L" if c == 1 else "RGB"), least=[scaled.height, scaled.width]))
    for o in range(1, 9):
        out = io.BytesIO()
        image(hashed(o, 2, 19, 26, 3)).save(out, "JPEG", exif=b"Exif\0\0" + exif(o, o % 2 == 0))
        cases.append(decoded(f"jpeg orientation {o}", out.getvalue(), "RGB", ImageOps.exif_transpose(Image.open(io.BytesIO(out.getvalue())))))
    return cases


def jpeg_encode_cases():
    cases = []
    for n, (h, w, c, q, full) in enumerate([(40, 56, 3, 75, False), (40, 56, 3, 75, True), (33, 47, 3, 30, False), (33, 47, 3, 100, True), (33, 47, 1, 90, False), (9, 9, 3, 96, False)]):
        out = io.BytesIO()
        image(hashed(n, 2, h, w, c)).save(out, "JPEG", quality=q, subsampling=0 if full else 2)
        im = Image.open(io.BytesIO(out.getvalue()))
        cases.append({"seed": n, "kind": 2, "from": [h, w, c], "quality": q, "full": full, "sha": digest(im), "file_sha": hashlib.sha256(out.getvalue()).hexdigest()})
    return cases


if __name__ == "__main__":
    save("resize", resize_cases())
    save("decode", png_cases() + bmp_cases() + pnm_cases() + gif_cases())
    save("jpeg", jpeg_cases())
    save("jpeg-encode", jpeg_encode_cases())
