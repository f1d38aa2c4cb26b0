"""`mmf eval`: checks, answers, scores and judges question sets; writes record and report."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.settings import Settings
from corpus import load_corpus
from corpus.models import Frozen
from evals.gating import FILE as GATES
from evals.gating import load_gates
from evals.lint import check_sets
from evals.perturb import PERTURBATIONS
from evals.record import Manifest, Run
from evals.report.write import write_report
from evals.review import Review, read_review, write_review
from evals.running.answering import Answered
from evals.running.errors import RunFailed
from evals.running.folder import Folder
from evals.running.inputs import same_inputs
from evals.running.plan import Planned, plan
from evals.running.run import Judging, answer_and_score, conclude, score_again
from evals.scoring import Texts
from evals.sets import load_set
from evals.summing.compare import check_comparable
from ui.evaluation_manifest import EvalOptions, Sets, manifest_of
from ui.evaluation_text import as_text, blind_text
from ui.progress import bars


class SetsInvalid(Exception):
    """Sets that cannot be used; `lines` has every problem."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(f"{len(lines)} problems in the question sets")
        self.lines = tuple(lines)


class Outcome(Frozen):
    """What to print, and whether every gate held."""

    text: str
    holds: bool = True


def run_check(files: Sequence[Path], *, quiet: bool = False) -> Outcome:
    """Check sets and answer nothing. Raises `SetsInvalid`."""
    cases = sum(len(question_set.cases) for _, question_set in _sets(files, quiet))
    return Outcome(text=f"{len(files)} question sets with {cases} cases: nothing wrong.")


def run_eval(options: EvalOptions, settings: Settings | None = None) -> Outcome:
    """Answer and judge. Raises `SetsInvalid`, `RunFailed`, `Interrupted` and the house's errors."""
    chosen = with_model(settings or Settings(), options.llm)
    if options.llm and options.baseline is None and not options.blind:
        options = _with_unassisted(options, chosen)
    sets = _sampled(_sets(options.files, options.blind), options.every)
    strangers = [name for name in options.perturb if name not in PERTURBATIONS]
    if strangers:
        known = ", ".join(PERTURBATIONS)
        raise RunFailed(f"--perturb: {strangers[0]!r} is none of {known}")
    planned = plan(sets, options.perturb, options.seed)
    judging = _judging(options)
    if judging.baseline:
        after = [one.result() for one in planned]
        check_comparable(judging.baseline.cases, after, name=judging.baseline_name)
    if options.blind:
        return _blind(planned, sets, options, judging, chosen)
    folder = Folder(options.out or chosen.data_dir / "evals" / f"{datetime.now():%Y%m%d-%H%M%S}")
    manifest = manifest_of(options, sets, planned, chosen)
    done = _begin(folder, manifest, resume=options.resume)
    texts = Texts.of(load_corpus(chosen.corpus_dir))
    with bars() as progress:
        results = answer_and_score(
            planned,
            partial(Assistant.open, chosen),
            texts,
            jobs=options.jobs,
            folder=folder,
            done=done,
            progress=progress,
        )
    finished = manifest.model_copy(update={"finished": datetime.now(UTC)})
    run = conclude(finished, results, judging)
    return _written(run, folder, options.ratings)


def with_model(settings: Settings, llm: str | None) -> Settings:
    """The settings with another language model, given as `kind:model`. Raises `RunFailed`."""
    if llm is None:
        return settings
    kind, _, model = llm.partition(":")
    try:
        return Settings.model_validate(
            {**settings.model_dump(), "llm": kind, "llm_model": model or settings.llm_model}
        )
    except ValueError as error:
        raise RunFailed(
            f"--llm: {llm!r} is no kind:model, such as openai:smollm2-135m-instruct"
        ) from error


def _with_unassisted(options: EvalOptions, settings: Settings) -> EvalOptions:
    """Answer the same cases without the model first, as what the run is compared with."""
    out = options.out or settings.data_dir / "evals" / f"{datetime.now():%Y%m%d-%H%M%S}"
    alone = out / "unassisted"
    plain = options.model_copy(update={"llm": None, "out": alone, "ratings": ()})
    run_eval(plain, settings.model_copy(update={"llm": "none", "llm_reading": False}))
    return options.model_copy(update={"out": out, "baseline": alone})


def run_rescore(record: Path, options: EvalOptions, settings: Settings | None = None) -> Outcome:
    """Score and judge a record anew, by the files' expectations if there are any."""
    chosen = settings or Settings()
    folder = Folder(record)
    run = folder.read()
    sets = _sets(options.files) if options.files else []
    manifest = run.manifest
    planned = plan(sets, manifest.perturbations, manifest.seed)
    by_id = {one.case.id: one for one in planned}
    cases = score_again(run.cases, by_id, Texts.of(load_corpus(chosen.corpus_dir)))
    judged = conclude(manifest, cases, _judging(options))
    return _written(judged, Folder(options.out or record), options.ratings)


def run_review(record: Path, most: int | None) -> Outcome:
    """Write `review.csv` beside a record, for people to rate the answers in."""
    path = record / "review.csv"
    count = write_review(Folder(record).read().cases, path, most)
    return Outcome(text=f"{path}: {count} answers to rate; read it back with --rescore --ratings.")


def _sets(files: Sequence[Path], quiet: bool = False) -> Sets:
    """The sets, free of problems. A quiet refusal names files and counts alone."""
    passages = [passage for d in load_corpus(Settings().corpus_dir) for passage in d.passages]
    problems = check_sets(files, passages)
    if problems and quiet:
        counts = {p.file: sum(q.file == p.file for q in problems) for p in problems}
        raise SetsInvalid([f"{file}: {count} problems" for file, count in counts.items()])
    if problems:
        raise SetsInvalid([str(problem) for problem in problems])
    return [(file, load_set(file)) for file in files]


def _sampled(sets: Sets, every: int) -> Sets:
    """The sets, each with one in so many of its cases."""
    return [(file, s.model_copy(update={"cases": s.cases[::every]})) for file, s in sets]


def _judging(options: EvalOptions) -> Judging:
    return Judging(
        gates=load_gates(options.gates or GATES),
        today=datetime.now().date(),
        baseline=Folder(options.baseline).read() if options.baseline else None,
        baseline_name=str(options.baseline or ""),
    )


def _begin(folder: Folder, manifest: Manifest, *, resume: bool) -> dict[str, Answered]:
    """Start the record, or take up an interrupted one of the same inputs."""
    if not resume:
        if folder.is_interrupted():
            raise RunFailed(
                f"{folder.path}: holds an interrupted run; go on with --resume, or choose another"
                " folder"
            )
        folder.begin(manifest)
        return {}
    if not folder.is_interrupted():
        raise RunFailed(f"{folder.path}: holds no interrupted run; leave --resume out")
    before = folder.manifest()
    if not same_inputs(before.sets, manifest.sets):
        raise RunFailed(f"{folder.path}: was started with other question sets; start anew")
    for key in ("perturbations", "seed", "settings", "hashes"):
        old, new = getattr(before, key), getattr(manifest, key)
        if old != new:
            raise RunFailed(f"{folder.path}: was started with other {key}; start anew")
    return folder.finished()


def _written(run: Run, folder: Folder, ratings: Sequence[Path]) -> Outcome:
    review: Review | None = read_review(ratings, run.cases) if ratings else None
    folder.path.mkdir(parents=True, exist_ok=True)
    folder.close(run.manifest, run.cases, run.summary)
    report = write_report(run, folder.path, review)
    return Outcome(text=as_text(run, report[0]), holds=run.summary.holds)


def _blind(
    planned: Sequence[Planned],
    sets: Sets,
    options: EvalOptions,
    judging: Judging,
    settings: Settings,
) -> Outcome:
    """Counts alone; nothing is written, so that nobody tunes on these cases."""
    texts = Texts.of(load_corpus(settings.corpus_dir))
    opener = partial(Assistant.open, settings)
    with bars() as progress:
        results = answer_and_score(planned, opener, texts, jobs=options.jobs, progress=progress)
    run = conclude(manifest_of(options, sets, planned, settings), results, judging)
    return Outcome(text=blind_text(run), holds=run.summary.holds)
