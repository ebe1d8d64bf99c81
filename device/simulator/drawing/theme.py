"""The theme: colours by name for light and dark, and the sizes of type, after Material 3."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

Palette = Mapping[str, str]
Color = tuple[int, int, int, int]
"""Red, green, blue and opacity, each from 0 to 255."""

FIXED = {
    "white": "#ffffff",
    "black": "#000000",
    "scrim": "#000000@45",
    "green": "#2e7d32",
    "red": "#c62828",
    "amber": "#f9a825",
}
"""Colours that are the same in light and dark."""

LIGHT: Palette = {
    **FIXED,
    "primary": "#415f91",
    "on_primary": "#ffffff",
    "primary_container": "#d6e3ff",
    "on_primary_container": "#284777",
    "secondary": "#565f71",
    "on_secondary": "#ffffff",
    "secondary_container": "#dae2f9",
    "on_secondary_container": "#3e4759",
    "tertiary": "#705575",
    "on_tertiary": "#ffffff",
    "tertiary_container": "#fad8fd",
    "on_tertiary_container": "#573e5c",
    "error": "#ba1a1a",
    "on_error": "#ffffff",
    "error_container": "#ffdad6",
    "on_error_container": "#93000a",
    "surface": "#f9f9ff",
    "background": "#f9f9ff",
    "surface_dim": "#d9d9e0",
    "surface_bright": "#f9f9ff",
    "surface_container_lowest": "#ffffff",
    "surface_container_low": "#f3f3fa",
    "surface_container": "#ededf4",
    "surface_container_high": "#e7e8ee",
    "surface_container_highest": "#e2e2e9",
    "surface_variant": "#e0e2ec",
    "on_surface": "#191c20",
    "on_surface_variant": "#44474e",
    "on_background": "#191c20",
    "outline": "#74777f",
    "outline_variant": "#c4c6d0",
    "inverse_surface": "#2e3036",
    "inverse_on_surface": "#f0f0f7",
    "inverse_primary": "#aac7ff",
    "disabled": "#191c20@38",
    "success": "#2e6a43",
}

DARK: Palette = {
    **FIXED,
    "primary": "#aac7ff",
    "on_primary": "#0a305f",
    "primary_container": "#284777",
    "on_primary_container": "#d6e3ff",
    "secondary": "#bec6dc",
    "on_secondary": "#283141",
    "secondary_container": "#3e4759",
    "on_secondary_container": "#dae2f9",
    "tertiary": "#ddbce0",
    "on_tertiary": "#3f2844",
    "tertiary_container": "#573e5c",
    "on_tertiary_container": "#fad8fd",
    "error": "#ffb4ab",
    "on_error": "#690005",
    "error_container": "#93000a",
    "on_error_container": "#ffdad6",
    "surface": "#111318",
    "background": "#111318",
    "surface_dim": "#111318",
    "surface_bright": "#37393e",
    "surface_container_lowest": "#0c0e13",
    "surface_container_low": "#191c20",
    "surface_container": "#1d2024",
    "surface_container_high": "#282a2f",
    "surface_container_highest": "#33353a",
    "surface_variant": "#44474e",
    "on_surface": "#e2e2e9",
    "on_surface_variant": "#c4c6d0",
    "on_background": "#e2e2e9",
    "outline": "#8e9099",
    "outline_variant": "#44474e",
    "inverse_surface": "#e2e2e9",
    "inverse_on_surface": "#2e3036",
    "inverse_primary": "#415f91",
    "disabled": "#e2e2e9@38",
    "success": "#95d5a7",
}

TYPE: Mapping[str, int] = {
    "display": 57,
    "headline": 28,
    "title": 22,
    "body": 16,
    "label": 14,
    "small": 12,
}
"""Text sizes in sp by role."""


@lru_cache(maxsize=1024)
def color(name: str, dark: bool = False) -> Color:
    """A colour by its name in the palette or as ``#rrggbb``, either perhaps with ``@`` and an opacity in percent.

    Raises KeyError for a name that is not in the palette.
    """
    plain, _, percent = name.partition("@")
    if not plain.startswith("#"):
        r, g, b, opacity = color((DARK if dark else LIGHT)[plain], dark)
    else:
        r, g, b = (int(plain[i : i + 2], 16) for i in (1, 3, 5))
        opacity = 255
    return r, g, b, opacity * int(percent) // 100 if percent else opacity
