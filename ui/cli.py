"""The command line `mmf`: every subcommand, its options and its one-line errors.

Results go to standard output, progress to standard error and only at a terminal. Heavy modules are
imported by the subcommand that needs them, so that `--help` is quick.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="mmf",
    help="Guarded, cited answers on how long to stay on mycophenolate (MMF) in inflammatory "
    "myopathy, and when it may be stopped. Everything runs on this machine.",
    epilog="A language model may word answers, and decides nothing: "
    "MMF_LLM=openai|anthropic|ollama, MMF_LLM_MODEL, MMF_LLM_URL, MMF_LLM_KEY, MMF_LLM_SECONDS, "
    "MMF_LLM_TOKENS, MMF_LLM_STRUCTURED, MMF_LLM_READING (docs/language-models.md). "
    "Without MMF_LLM none is used.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


USAGE_ERROR: type[typer.BadParameter] = typer.BadParameter.__bases__[0]
"""A wrong option, argument or command; Typer does not export the class itself."""


class PersonaOption(StrEnum):
    """For whom the answer is worded."""

    PATIENT = "patient"
    CLINICIAN = "clinician"


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn the house's own errors into one line on standard error and exit code 1."""
    from ui.failures import expected_failures

    try:
        yield
    except expected_failures() as error:
        typer.echo(f"mmf: {' '.join(str(error).split())}", err=True)
        raise typer.Exit(1) from error


@app.command()
def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Files or folders added to the project's corpus: statements (YAML), or your own "
            "protocol (Markdown, text, HTML, DOCX, PDF), shown as local, not reviewed."
        ),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Start anew instead of keeping what is unchanged.")
    ] = False,
) -> None:
    """Bring the corpus into Chroma; only what changed is embedded again."""
    from ui.ingesting import run_ingest

    with one_line_errors():
        typer.echo(run_ingest(paths or [], rebuild=rebuild))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, or - to read standard input.")],
    persona: Annotated[
        PersonaOption, typer.Option(help="For whom the answer is worded.")
    ] = PersonaOption.PATIENT,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Reference date for “since June 2024”."),
    ] = None,
    turns: Annotated[
        Path | None,
        typer.Option(help="JSON file with a list of the earlier user turns, oldest first."),
    ] = None,
) -> None:
    """Answer one question, with numbered citations."""
    from ui.asking import run_ask

    day = today.date() if today else date.today()
    with one_line_errors():
        text = sys.stdin.buffer.read() if question == "-" else question
        typer.echo(run_ask(text, persona=persona.value, today=day, turns=turns, as_json=as_json))


@app.command("answer-set")
def answer_set(
    files: Annotated[list[Path], typer.Argument(help="Question sets (YAML or JSON).")],
    out: Annotated[Path, typer.Option(help="Where to write the answers, one JSON line a case.")],
) -> None:
    """Answer every case of question sets without scoring them."""
    from ui.asking import run_answer_set

    with one_line_errors():
        typer.echo(run_answer_set(files, out))


@app.command("eval")
def evaluate(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Question sets (YAML or JSON).")
    ] = None,
    *,
    out: Annotated[
        Path | None, typer.Option(help="Folder of the record and the report; else one by the time.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="Folder of an earlier run of the same sets to compare with.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Check the sets, answer nothing.")] = False,
    perturb: Annotated[
        str, typer.Option(help="Add variants: typo,case,filler,injection,paraphrase-safe,…")
    ] = "",
    seed: Annotated[int, typer.Option(help="Other variants for another number.")] = 0,
    every: Annotated[
        int,
        typer.Option(min=1, help="Of each set only one case in so many."),
    ] = 1,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with an interrupted run in --out.")
    ] = False,
    rescore: Annotated[
        Path | None, typer.Option(help="Score this record anew instead of answering.")
    ] = None,
    review: Annotated[
        Path | None, typer.Option(help="Write a CSV for people to rate this record's answers in.")
    ] = None,
    most: Annotated[
        int | None, typer.Option(min=1, help="At most so many answers to rate.")
    ] = None,
    ratings: Annotated[
        list[Path] | None, typer.Option(help="Filled-in CSV to show in the report (repeatable).")
    ] = None,
    gates: Annotated[Path | None, typer.Option(help="Other gates than the project's.")] = None,
    llm: Annotated[
        str | None, typer.Option(help="Compare this model (kind:model) with no model.")
    ] = None,
    blind: Annotated[
        bool, typer.Option("--blind", help="Print counts alone and write nothing.")
    ] = False,
) -> None:
    """Answer and score question sets, judge them by the gates, write a record and a report.

    Exit code: 0 every gate holds, 1 one is missed, 2 the run failed, 3 a set is invalid.
    """
    from ui.evaluation_exit import Choice, exit_code_of

    options = {"out": out, "baseline": baseline, "seed": seed, "every": every, "jobs": jobs}
    choice = Choice(files=files or (), check=check, rescore=rescore, review=review, most=most)
    more = {
        "resume": resume,
        "perturb": perturb,
        "ratings": ratings or (),
        "gates": gates,
        "blind": blind,
    }
    code = exit_code_of(
        choice,
        {**options, **more, "llm": llm},
        tell=typer.echo,
        complain=lambda line: typer.echo(line, err=True),
    )
    raise typer.Exit(code)


@app.command()
def ui(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 7860,
) -> None:
    """Open the web page; it is up at once and says when it is ready to answer."""
    from ui.serving import run_page

    with one_line_errors():
        run_page(host=host, port=port, tell=lambda line: typer.echo(line, err=True))


@app.command("login-line")
def login_line(
    user: Annotated[str, typer.Argument(help="Name that the person signs in with.")],
) -> None:
    """Print a line for the file of users (MMF_AUTH_FILE); asks for the password.

    Without a terminal the password is the first line of standard input.
    """
    from ui.passwords import line_for

    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    with one_line_errors():
        typer.echo(line_for(user, password))


def main() -> None:
    """Run the command line; a wrong option or argument is one line too, with exit code 2."""
    try:
        code = app(standalone_mode=False)
    except USAGE_ERROR as error:
        told = " ".join(error.format_message().split()) if len(sys.argv) > 1 else ""
        if told:  # without any argument the help was printed instead
            typer.echo(f"mmf: {told} (see `mmf --help`)", err=True)
        sys.exit(2)
    except typer.Abort:
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
