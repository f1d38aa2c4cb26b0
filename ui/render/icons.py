"""The page's own drawings: small line icons, always beside a word that says the same."""

from markupsafe import Markup

_PATHS = {
    "emergency": '<path d="M12 3 2.5 20h19L12 3z"/><path d="M12 10v4.5M12 17.2v.3"/>',
    "urgent_review": (
        '<path d="M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15.5 '
        '15.5 0 0 1 4.5 6a2 2 0 0 1 2-2z"/>'
    ),
    "do_not_withdraw": '<circle cx="12" cy="12" r="9"/><path d="M7.5 12h9"/>',
    "insufficient_information": (
        '<circle cx="12" cy="12" r="9"/>'
        '<path d="M9.4 9.4a2.7 2.7 0 1 1 3.9 2.4c-.8.4-1.3 1-1.3 1.9M12 16.6v.3"/>'
    ),
    "discuss_withdrawal": (
        '<path d="M4 5h12v8H9l-3.5 3v-3H4z"/><path d="M18 9h2v7h-1.5v2.6L15.5 16H12"/>'
    ),
    "out_of_scope": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.3"/>',
    "met": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "unmet": '<path d="m6.5 6.5 11 11m0-11-11 11"/>',
    "unknown": '<path d="M8.5 8.8a3.6 3.6 0 1 1 5.2 3.2c-1.1.6-1.7 1.3-1.7 2.5M12 18v.4"/>',
    "note": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.3"/>',
    "arrow": '<path d="M5 12h13m-5-5 5 5-5 5"/>',
    "reply": '<path d="m9 7-5 5 5 5M4 12h10a6 6 0 0 1 6 6"/>',
    "copy": '<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M16 8V4H4v12h4"/>',
    "save": '<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14"/>',
    "book": (
        '<path d="M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3V4z"/><path d="M5 17a3 3 0 0 1 3-3h11"/>'
    ),
    "page": '<path d="M6 3h8l5 5v13H6z"/><path d="M14 3v5h5M9 13h7M9 17h7"/>',
    "thumb_up": (
        '<path d="M7 11v9H4v-9zM7 11l4-8a2.4 2.4 0 0 1 2.4 2.4V9H19a1.6 1.6 0 0 1 1.6 1.9l-1.4 '
        '7.5a2 2 0 0 1-2 1.6H7"/>'
    ),
    "thumb_down": (
        '<path d="M7 13V4H4v9zM7 13l4 8a2.4 2.4 0 0 0 2.4-2.4V15H19a1.6 1.6 0 0 0 1.6-1.9l-1.4'
        '-7.5a2 2 0 0 0-2-1.6H7"/>'
    ),
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "theme": (
        '<circle cx="12" cy="12" r="8.5"/>'
        '<path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor"/>'
    ),
    "out": '<path d="M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9"/>',
}


def icon(name: str) -> Markup:
    """Return the drawing `name`; raises KeyError for a name that is not drawn."""
    return Markup(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>'
    ).format(Markup(_PATHS[name]))
