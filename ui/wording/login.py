"""The words of the login page."""

TITLE = "Sign in"
USER = "User"
PASSWORD = "Password"
SEND = "Sign in"
WRONG = "User or password is wrong."
WAIT = "Too many tries. Try again in {minutes} min."
SIGN_OUT = "Sign out"
