"""A file inside the page, for the browser to save: without an address, and never on the disk."""

from base64 import b64encode
from datetime import date
from secrets import token_hex

from markupsafe import Markup

from ui import wording
from ui.render.markup import tag


def parcel(file: bytes, day: date) -> Markup:
    """The PDF and the name it is saved by; no two are alike, or the second would not arrive."""
    return tag(
        '<i class="parcel" hidden data-parcel="{}" data-name="{}-{}.pdf" data-file="{}" '
        'data-done="{}"></i>',
        token_hex(8),
        wording.EXPORT_FILE,
        day.isoformat(),
        b64encode(file).decode(),
        wording.EXPORT_PDF_DONE,
    )
