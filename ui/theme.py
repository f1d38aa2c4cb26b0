"""The page's colours and type in the framework's terms; everything finer stands in page.css."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio.themes import Base

# System faces only: no font is fetched, and no text moves when one arrives.
_SANS = ("ui-sans-serif", "system-ui", "Segoe UI", "Helvetica Neue", "Liberation Sans", "Arial")
_MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Liberation Mono", "monospace")


def page_theme() -> "Base":
    """Build the theme."""
    from gradio.themes import Base, Font, Size

    small = Size(xxs="4px", xs="6px", sm="8px", md="10px", lg="12px", xl="14px", xxl="18px")
    theme = Base(
        font=[*(Font(name) for name in _SANS), Font("sans-serif")],
        font_mono=[Font(name) for name in _MONO],
        radius_size=small,
    )
    return theme.set(
        body_background_fill="#f6f4ef",
        body_background_fill_dark="#14191d",
        body_text_color="#1c2830",
        body_text_color_dark="#e6e9ea",
        body_text_color_subdued="#52616b",
        body_text_color_subdued_dark="#a9b5bb",
        background_fill_primary="#fffefb",
        background_fill_primary_dark="#1b2227",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        block_shadow="none",
        input_background_fill="#fffefb",
        input_background_fill_dark="#1b2227",
        input_placeholder_color="#5b6973",
        input_placeholder_color_dark="#9aa7ae",
        button_primary_background_fill="#0f5a5c",
        button_primary_background_fill_hover="#0b4748",
        button_primary_text_color="#ffffff",
        button_primary_background_fill_dark="#7fc7c3",
        button_primary_background_fill_hover_dark="#9ad6d2",
        button_primary_text_color_dark="#0c1c1d",
    )
