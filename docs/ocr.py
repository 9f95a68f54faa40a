#!/usr/bin/env python3
"""Reads the pages of a scanned PDF, or a picture, with RapidOCR, and writes what it found for `cnbudget --ocr`.

    pip install rapidocr onnxruntime pypdfium2
    python docs/ocr.py scan.pdf > words.json
    cnbudget check scan.pdf --ocr words.json

The weights come in the wheel of rapidocr: nothing is downloaded when it runs. docs/ocr.md says what the fields mean.
"""

import argparse
import importlib.metadata
import json
import sys

import cv2
import numpy
import pypdfium2
from rapidocr import RapidOCR

# What print is scanned at. Less loses the points of figures, more takes longer and finds no more.
DPI = 200


def pictures(path, numbers):
    """The pages that are asked for, and where none are, those without text: their numbers and pictures, in grey."""
    if not open(path, "rb").read(1024).lstrip().startswith(b"%PDF"):
        picture = cv2.imdecode(numpy.fromfile(path, numpy.uint8), cv2.IMREAD_GRAYSCALE)
        if picture is None:
            sys.exit(f"{path}: neither a PDF nor a picture")
        yield 1, picture
        return
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, start=1):
        is_asked = number in numbers if numbers else not page.get_textpage().get_text_bounded().strip()
        if is_asked:
            picture = page.render(scale=DPI / 72, grayscale=True).to_numpy()
            yield number, numpy.ascontiguousarray(picture.squeeze())


def dark_runs(picture, shape):
    """The dark parts of a picture where only straight runs of this shape are kept."""
    dark = cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
    # A scan is not quite straight: pieces of a line that lie one beside the other are one.
    return cv2.dilate(runs, numpy.ones((3, 3), numpy.uint8))


# Longer than any stroke of a letter: half an inch.
LENGTH = DPI // 2


def straightened(picture):
    """The picture turned so that the lines of its tables are level; as it is where it has none."""
    count, labels, found, _ = cv2.connectedComponentsWithStats(dark_runs(picture, (LENGTH, 1)))
    slopes = []
    for index in range(1, count):
        if found[index, cv2.CC_STAT_WIDTH] > 2 * LENGTH:
            ys, xs = numpy.nonzero(labels == index)
            slopes.append(numpy.polyfit(xs, ys, 1)[0])
    if not slopes:
        return picture
    height, width = picture.shape
    angle = numpy.degrees(numpy.arctan(numpy.median(slopes)))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def rulings(picture):
    """The lines of tables, from one point to another."""
    found = []
    for shape in [(LENGTH, 1), (1, LENGTH)]:
        lines = cv2.connectedComponentsWithStats(dark_runs(picture, shape))[2][1:].tolist()
        for x, y, width, height, _ in lines:
            if shape[1] == 1:
                found.append([x, y + height / 2, x + width, y + height / 2])
            else:
                found.append([x + width / 2, y, x + width / 2, y + height])
    return found


def words(engine, picture):
    """The texts that the engine finds, with their boxes."""
    # Without the classifier of angles: it turns 99 into 66.
    result = engine(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), use_cls=False)
    if result.boxes is None:
        return []
    found = zip(result.boxes.tolist(), result.txts, result.scores)
    return [
        {"text": text, "box": [[round(x, 1), round(y, 1)] for x, y in box], "confidence": round(score, 3)}
        for box, text, score in found
    ]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", help="a PDF or a picture")
    arguments.add_argument("pages", nargs="*", type=int, help="pages from 1; without them, those without text")
    arguments = arguments.parse_args()
    engine = RapidOCR(params={"Global.use_cls": False, "Global.log_level": "error"})
    pages = []
    for number, picture in pictures(arguments.file, arguments.pages):
        picture = straightened(picture)
        height, width = picture.shape
        pages.append(
            {
                "page": number,
                "width": width,
                "height": height,
                "words": words(engine, picture),
                "rulings": rulings(picture),
            }
        )
    file = {
        "schema": "cn-budget/ocr/1",
        "engine": f"rapidocr {importlib.metadata.version('rapidocr')}",
        "pages": pages,
    }
    json.dump(file, sys.stdout, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
