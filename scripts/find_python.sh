#!/bin/sh
# Prints the first interpreter that can carry this project, or says what is missing.
# Each candidate is run, not only looked up: a version manager's shim may exist and still not start.
# Keep the versions in step with requires-python in pyproject.toml.

fits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))'
# Debian ships `venv` without `ensurepip` until python3-venv is installed.
has_venv='import ensurepip, venv'

unset without_venv
for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3.12 python3; do
    if "$candidate" -c "$has_venv; $fits" >/dev/null 2>&1; then
        command -v "$candidate"
        exit 0
    elif "$candidate" -c "$fits" >/dev/null 2>&1; then
        : "${without_venv:=$candidate}"
    fi
done

if [ -n "${without_venv:-}" ]; then
    echo "set-up: $without_venv has no venv module. Install it (Debian: apt-get install python3-venv)" \
        "and try again." >&2
else
    echo "set-up: no Python 3.11 or 3.12 found${PYTHON:+ (also tried PYTHON=$PYTHON)}. Install one" \
        "(Debian: apt-get install python3 python3-venv), or name it: make setup PYTHON=/path/to/python3.11" >&2
fi
exit 1
