"""Draws icons as screens show them: any colours, sizes, strokes, plates behind them, neighbours, blur and JPEG.

``crop`` makes a picture as it might be cut from a screenshot; ``nothing`` one that shows no icon of the table: letters,
photo-like noise, halves of icons. Everything comes from the generator that is passed in.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Picture = NDArray[np.uint8]
FONTS = Path(__file__).parents[2] / "device" / "simulator" / "assets" / "fonts"
CHINESE = "设置返回搜索分享更多消息关闭打开取消确定编辑删除添加完成播放音乐视频图片文件下载上传登录退出"
ICON_LETTERS = frozenset("PBITXxiAaUSGfHinktV")
"""Letters that are icons themselves when they stand alone: parking, bold, italic, close, info, logos."""


def crop(ink: Picture, dice: np.random.Generator, plates: bool = True) -> Picture:
    """An icon as it might be cut from a screen: 14 to 110 pixels high, RGB."""
    glyph = _stroke(ink, dice)
    side = int(np.exp(dice.uniform(np.log(14), np.log(76))))
    pads = dice.uniform(0.0, 0.4, 4) * dice.choice([0.0, 0.5, 1.0]) * side
    plate = plates and dice.random() < 0.16
    if plate:
        pads = np.full(4, dice.uniform(0.18, 0.55) * side)
    top, left, bottom, right = (max(1, round(float(p))) for p in pads)
    canvas = (left + side + right, top + side + bottom)
    shown = _placed(glyph, side, (left, top), canvas, dice)
    paper, colour = _colours(dice)
    image = np.empty((canvas[1], canvas[0], 3), np.float32)
    image[:] = paper
    if plate:
        image = _plate(image, dice)
        colour = _apart(image[canvas[1] // 2, canvas[0] // 2], dice)
    elif dice.random() < 0.1:
        image = _shaded(image, dice)
    if dice.random() < 0.12:
        image = _neighbour(image, colour, dice)
    alpha = shown[:, :, None] * (1 if dice.random() < 0.7 else dice.uniform(0.45, 1))
    image = image * (1 - alpha) + colour * alpha
    return worn(image, dice)


def nothing(inks: Sequence[Picture], dice: np.random.Generator) -> Picture:
    """A crop that shows no icon of the table. ``inks`` are icons to take halves and pairs from."""
    match dice.integers(6):
        case 0 | 1:
            return _letters(dice)
        case 2:
            return _scene(dice)
        case 3:
            return _half(inks[int(dice.integers(len(inks)))], dice)
        case 4:
            pair = [inks[int(i)] for i in dice.integers(len(inks), size=2)]
            return crop(np.hstack([_stroke(p, dice) for p in pair]).astype(np.uint8), dice, plates=False)
        case _:
            return _blocks(dice)


def worn(image: NDArray[np.float32], dice: np.random.Generator) -> Picture:
    """What scaling, noise and compression leave of it."""
    if dice.random() < 0.25:
        image = cv2.GaussianBlur(image, (0, 0), dice.uniform(0.3, 1.0))
    if dice.random() < 0.2:
        scale = dice.uniform(0.5, 1.6)
        size = (max(8, round(image.shape[1] * scale)), max(8, round(image.shape[0] * scale)))
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    if dice.random() < 0.25:
        image = image + dice.normal(0, dice.uniform(1, 9), image.shape)
    drawn = np.clip(image, 0, 255).astype(np.uint8)
    if dice.random() < 0.25:
        _, packed = cv2.imencode(".jpg", drawn, [cv2.IMWRITE_JPEG_QUALITY, int(dice.integers(30, 92))])
        drawn = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
    return drawn


def _stroke(ink: Picture, dice: np.random.Generator) -> Picture:
    """Thinner or thicker now and then."""
    roll = dice.random()
    if roll < 0.6:
        return ink
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    if roll < 0.72:
        thin = cv2.erode(ink, kernel)
        return np.asarray(thin if int(thin.max()) > 200 else ink, np.uint8)
    return np.asarray(cv2.dilate(ink, kernel, iterations=1 if roll < 0.92 else 2), np.uint8)


def _placed(
    ink: Picture, side: int, at: tuple[int, int], canvas: tuple[int, int], dice: np.random.Generator
) -> NDArray[np.float32]:
    """The ink on a canvas, slightly turned, stretched and off its place."""
    scale = side / max(ink.shape)
    if scale < 0.6:
        ink = np.asarray(cv2.GaussianBlur(ink, (0, 0), 0.35 / scale), np.uint8)
    turn = np.deg2rad(dice.normal(0, 1.5)) if dice.random() < 0.4 else 0.0
    wide, tall = scale * dice.uniform(0.94, 1.06), scale * dice.uniform(0.94, 1.06)
    across, down = np.cos(turn), np.sin(turn)
    shift = dice.uniform(-0.5, 0.5, 2)
    matrix = np.array(
        [[wide * across, -tall * down, at[0] + shift[0]], [wide * down, tall * across, at[1] + shift[1]]], np.float32
    )
    drawn = cv2.warpAffine(ink, matrix, canvas, flags=cv2.INTER_LINEAR)
    return drawn.astype(np.float32) / 255


def _colours(dice: np.random.Generator) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Paper and ink."""
    roll = dice.random()
    if roll < 0.35:
        paper = np.full(3, dice.uniform(225, 255))
    elif roll < 0.65:
        paper = np.full(3, dice.uniform(0, 50))
    else:
        paper = dice.uniform(0, 255, 3)
    return paper.astype(np.float32), _apart(paper, dice)


def _apart(paper: NDArray[np.floating], dice: np.random.Generator) -> NDArray[np.float32]:
    """A colour that can be told from the paper's."""
    for _ in range(8):
        roll = dice.random()
        colour = np.full(3, dice.uniform(0, 255)) if roll < 0.6 else dice.uniform(0, 255, 3)
        if np.abs(colour - paper).max() > dice.choice([45, 90, 140]):
            return colour.astype(np.float32)
    return np.full(3, 255.0 if float(np.mean(paper)) < 128 else 0.0, np.float32)


def _plate(image: NDArray[np.float32], dice: np.random.Generator) -> NDArray[np.float32]:
    """A disc or a rounded tile of another colour in the middle."""
    tall, wide = image.shape[:2]
    colour = [float(c) for c in _apart(image[0, 0], dice)]
    mask = np.zeros((tall * 2, wide * 2), np.uint8)
    edge = int(dice.uniform(0, 0.06) * min(tall, wide) * 2) + 1
    if dice.random() < 0.6:
        cv2.ellipse(mask, (wide, tall), (wide - edge, tall - edge), 0, 0, 360, 255, cv2.FILLED)
    else:
        round_by = int(dice.uniform(0.1, 0.5) * min(tall, wide))
        cv2.rectangle(mask, (edge + round_by, edge), (2 * wide - edge - round_by, 2 * tall - edge), 255, cv2.FILLED)
        cv2.rectangle(mask, (edge, edge + round_by), (2 * wide - edge, 2 * tall - edge - round_by), 255, cv2.FILLED)
        for x in (edge + round_by, 2 * wide - edge - round_by):
            for y in (edge + round_by, 2 * tall - edge - round_by):
                cv2.circle(mask, (x, y), round_by, 255, cv2.FILLED)
    alpha = cv2.resize(mask, (wide, tall), interpolation=cv2.INTER_AREA).astype(np.float32)[:, :, None] / 255
    return np.asarray(image * (1 - alpha) + np.array(colour, np.float32) * alpha, np.float32)


def _shaded(image: NDArray[np.float32], dice: np.random.Generator) -> NDArray[np.float32]:
    tall, wide = image.shape[:2]
    slope = dice.normal(0, 14, 2)
    ramp = np.linspace(-1, 1, wide)[None, :] * slope[0] + np.linspace(-1, 1, tall)[:, None] * slope[1]
    return np.asarray(image + ramp[:, :, None], np.float32)


def _neighbour(
    image: NDArray[np.float32], colour: NDArray[np.float32], dice: np.random.Generator
) -> NDArray[np.float32]:
    """A line or a dot near the rim: a divider, a badge, the next icon's corner."""
    tall, wide = image.shape[:2]
    other = [float(c) for c in (colour if dice.random() < 0.5 else _apart(image[0, 0], dice))]
    image = np.ascontiguousarray(image)
    if dice.random() < 0.5:
        y = 0 if dice.random() < 0.5 else tall - 1
        cv2.line(image, (0, y), (wide - 1, y), other, 1)
    else:
        spot = (int(wide * dice.uniform(0.75, 0.98)), int(tall * dice.uniform(0.02, 0.25)))
        cv2.circle(image, spot, max(1, round(0.09 * min(tall, wide))), other, cv2.FILLED, cv2.LINE_AA)
    return image


def _letters(dice: np.random.Generator) -> Picture:
    """One to six letters, digits or Chinese characters."""
    count = int(dice.choice([1, 1, 2, 3, 4, 6]))
    chinese = dice.random() < 0.2
    if chinese:
        text = "".join(CHINESE[int(i)] for i in dice.integers(len(CHINESE), size=count))
    else:
        known = [c for c in string.ascii_letters + string.digits if count > 1 or c not in ICON_LETTERS]
        text = "".join(known[int(i)] for i in dice.integers(len(known), size=count))
    files = (
        ["NotoSansSC-Subset.ttf"] if chinese else ["Roboto-Regular.ttf", "Roboto-Medium.ttf", "DejaVuSans-Subset.ttf"]
    )
    font = ImageFont.truetype(str(FONTS / files[int(dice.integers(len(files)))]), 64)
    left, top, right, bottom = font.getbbox(text)
    sheet = Image.new("L", (max(8, round(right - left)) + 4, max(8, round(bottom - top)) + 4))
    ImageDraw.Draw(sheet).text((2 - left, 2 - top), text, 255, font)
    return crop(np.asarray(sheet, np.uint8), dice, plates=dice.random() < 0.5)


def _scene(dice: np.random.Generator) -> Picture:
    """Something like a piece of a photo: soft noise in many sizes."""
    side = int(dice.integers(20, 90))
    image = np.zeros((side, side, 3), np.float32)
    for cells in (2, 4, 9, 18):
        grain = dice.uniform(-1, 1, (cells, cells, 3)).astype(np.float32)
        image += cv2.resize(grain, (side, side), interpolation=cv2.INTER_CUBIC) * dice.uniform(15, 80)
    return worn(image + dice.uniform(40, 215, 3).astype(np.float32), dice)


def _half(ink: Picture, dice: np.random.Generator) -> Picture:
    """A piece of an icon, cut through."""
    share = dice.uniform(0.3, 0.55)
    size = round(ink.shape[0] * share)
    match dice.integers(4):
        case 0:
            piece = ink[:size]
        case 1:
            piece = ink[-size:]
        case 2:
            piece = ink[:, :size]
        case _:
            piece = ink[:, -size:]
    image = crop(np.ascontiguousarray(piece), dice, plates=False)
    return image if image.std() > 3 else _blocks(dice)


def _blocks(dice: np.random.Generator) -> Picture:
    """Pieces of layout: overlapping boxes, lines, discs of plain colours."""
    tall, wide = (int(s) for s in dice.integers(18, 90, 2))
    image = np.empty((tall, wide, 3), np.float32)
    image[:] = dice.uniform(0, 255, 3)
    for _ in range(int(dice.integers(3, 8))):
        colour = [float(c) for c in dice.uniform(0, 255, 3)]
        (x1, x2), (y1, y2) = (int(v) for v in dice.integers(0, wide, 2)), (int(v) for v in dice.integers(0, tall, 2))
        match dice.integers(3):
            case 0:
                cv2.rectangle(image, (x1, y1), (x2, y2), colour, cv2.FILLED)
            case 1:
                cv2.circle(
                    image, (x1, y1), int(dice.integers(2, 30)), colour, int(dice.choice([-1, 1, 3])), cv2.LINE_AA
                )
            case _:
                cv2.line(image, (x1, y1), (x2, y2), colour, int(dice.integers(1, 5)), cv2.LINE_AA)
    return worn(image, dice)
