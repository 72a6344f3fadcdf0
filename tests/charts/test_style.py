"""Colours that everyone can tell apart and read, in both themes."""

from itertools import combinations

import numpy as np
import pytest

from charts import style

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
DEFICIENCIES = {
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
MODES = ("light", "dark")


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    part = np.cbrt(np.clip(to_xyz @ rgb, 1e-6, None) / [0.9505, 1.0, 1.089])
    return np.array([116 * part[1] - 16, 500 * (part[0] - part[1]), 200 * (part[1] - part[2])])


@pytest.mark.parametrize("mode", MODES)
def test_marks_stand_out_from_the_page(mode: style.ThemeMode) -> None:
    colours = style.palette(mode)
    marks = [*colours.categorical, *colours.kinds.values(), colours.neutral, colours.accent]
    assert min(contrast(colour, colours.paper) for colour in marks) >= 3


@pytest.mark.parametrize("mode", MODES)
def test_words_are_readable(mode: style.ThemeMode) -> None:
    colours = style.palette(mode)
    assert (
        min(contrast(ink, ground) for ink in (colours.ink, colours.muted) for ground in (colours.paper, colours.wash))
        >= 4.5
    )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_there_and_back_are_told_apart(mode: style.ThemeMode, deficiency: str) -> None:
    colours = style.palette(mode).categorical
    seen = [lab(np.array(DEFICIENCIES[deficiency]) @ linear(colour)) for colour in colours]
    assert min(np.linalg.norm(seen[place] - seen[place + 1]) for place in (0, 2, 4, 6)) > 20


@pytest.mark.parametrize("mode", MODES)
def test_ten_different_colours(mode: style.ThemeMode) -> None:
    colours = style.palette(mode).categorical
    assert len(colours) == 10
    assert min(np.linalg.norm(lab(linear(one)) - lab(linear(two))) for one, two in combinations(colours, 2)) > 12


def test_colours_beyond_the_first_are_neutral() -> None:
    assigned = style.assign_colours([f"A>{number}" for number in range(9)])
    assert assigned["A>8"] == assigned[style.OTHER] == style.palette().neutral
