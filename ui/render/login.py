"""The login page: a plain form that needs no script."""

from markupsafe import Markup

from ui import wording
from ui.render.markup import NOTHING, tag


def login_page(*, wrong: bool = False, wait: int = 0) -> Markup:
    """The page; after a `wrong` try, or with so many seconds to `wait`."""
    words = wording.login
    problem = words.WAIT.format(minutes=-(-wait // 60)) if wait else words.WRONG if wrong else ""
    return tag(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}: {page}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<link rel="stylesheet" href="/page/page.css">'
        '<link rel="stylesheet" href="/page/alone.css">'
        '</head><body class="alone login"><main><h1>{page}</h1>'
        '<form method="post" action="/login"><h2>{title}</h2>{problem}'
        '<label for="user">{user}</label>'
        '<input id="user" name="user" autocomplete="username" autocapitalize="none" '
        'spellcheck="false" maxlength="64" required autofocus>'
        '<label for="password">{password}</label>'
        '<input id="password" name="password" type="password" autocomplete="current-password" '
        'maxlength="1024" required>'
        '<button type="submit">{send}</button></form>'
        "<p><strong>{emergency}</strong></p></main></body></html>",
        title=words.TITLE,
        page=wording.TITLE,
        problem=tag('<p class="login-problem" role="alert">{}</p>', problem)
        if problem
        else NOTHING,
        user=words.USER,
        password=words.PASSWORD,
        send=words.SEND,
        emergency=wording.STANDING_EMERGENCY,
    )
