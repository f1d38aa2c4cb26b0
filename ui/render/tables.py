"""Sections and tables of About; on a phone each cell tells its column's name."""

from markupsafe import Markup

from ui.render.markup import join, tag


def section(title: str, content: Markup) -> Markup:
    """A titled part of the page."""
    return tag("<section><h2>{}</h2>{}</section>", title, content)


def table(label: str, head: tuple[str, ...], rows: Markup) -> Markup:
    """A table whose rows are made already."""
    cells = join(tag('<th scope="col">{}</th>', name) for name in head)
    return tag(
        '<table aria-label="{}"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        label,
        cells,
        rows,
    )


def cells_of(name: str, *cells: tuple[str, str]) -> Markup:
    """A row: its name, then cells as column name and text."""
    return tag(
        '<tr><th scope="row">{}</th>{}</tr>',
        name,
        join(tag('<td data-name="{}">{}</td>', *cell) for cell in cells),
    )
