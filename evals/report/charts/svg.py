"""Elements of SVG that cannot forget to escape. Draws nothing by itself."""

from dataclasses import dataclass
from html import escape as escaped

from evals.report.visible import visible


@dataclass(frozen=True)
class Element:
    """One element; whatever is text, in it or in an attribute, is escaped when it is written."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Element | str", ...]

    def __html__(self) -> str:
        """Markup, by the protocol that templates recognise as already escaped."""
        attributes = "".join(f' {key}="{_safe(value)}"' for key, value in self.attributes)
        inside = "".join(
            child.__html__() if isinstance(child, Element) else _safe(child)
            for child in self.children
        )
        return f"<{self.name}{attributes}>{inside}</{self.name}>"

    def __str__(self) -> str:
        return self.__html__()


def _safe(text: str) -> str:
    return escaped(visible(text))


def el(name: str, *children: "Element | str", **attributes: str | float | None) -> Element:
    """An element; `class_` means class, `stroke_width` means stroke-width, None leaves it out."""
    return Element(
        name=name,
        attributes=tuple(
            (key.rstrip("_").replace("_", "-"), place(value))
            for key, value in attributes.items()
            if value is not None
        ),
        children=children,
    )


def place(value: str | float) -> str:
    """A coordinate to a hundredth, without a useless end; text stays as it is."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share of the width (0 to 1, clipped), as SVG wants it."""
    return f"{place(100 * min(1.0, max(0.0, share)))}%"


def strip(label: str, height: int, *children: Element) -> Element:
    """A picture as wide as its place: positions across are percentages, so nothing is distorted."""
    return el(
        "svg",
        *children,
        class_="strip",
        role="img",
        aria_label=label,
        width="100%",
        height=height,
    )


def linked(mark: Element, href: str | None, label: str) -> Element:
    """The mark as a link with a name of its own, or as it is when it leads nowhere."""
    return el("a", mark, href=href, aria_label=label) if href else mark
