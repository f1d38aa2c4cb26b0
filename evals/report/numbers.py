"""Numbers as people read them. Computes nothing but the shape of a number."""

from evals.report import wording
from evals.summary import Metric


def share(value: float | None) -> str:
    """A share as percent; never rounds what is not all to 100 % or what is not nothing to 0 %."""
    if value is None:
        return "–"
    text = f"{100 * value:.1f}"
    if text == "100.0" and value < 1:
        text = "99.9"
    elif text == "0.0" and value > 0:
        text = "0.1"
    return f"{text.removesuffix('.0')} %"


def milliseconds(value: float) -> str:
    """A duration: `0.4 ms`, `18 ms`, `2.4 s`."""
    if value >= 1000:
        return f"{value / 1000:.1f} s"
    return f"{value:.0f} ms" if value >= 10 else f"{value:.1f} ms"


def measured(metric: Metric, value: float | None) -> str:
    """A metric's value or one of its interval's ends, in the metric's unit."""
    if value is None:
        return "–"
    if metric.unit == "ms":
        return milliseconds(value)
    if metric.unit == "share":
        return share(value)
    if metric.unit == "ratio":
        return f"{value:.2f} times"
    return f"{value:.1f}" if metric.unit == "grade" else f"{value:.3f}"


def signed(value: float) -> str:
    """A difference in percentage points, with its sign."""
    return f"{100 * value:+.1f}".replace("-", "−")


def in_words(metric: Metric) -> str:
    """A metric as one sentence, for who does not see the picture."""
    return wording.METRIC.format(
        label=wording.metric(metric.name),
        value=measured(metric, metric.value),
        low=measured(metric, metric.low),
        high=measured(metric, metric.high),
        n=metric.n,
    )
