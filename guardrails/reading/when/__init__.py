"""When and how long: expressions of time in a normalised text, as intervals of months.

The reference date is always passed in; no clock is read here.
"""

from guardrails.reading.when.mentions import Kind, TimeMention, time_mentions

__all__ = ["Kind", "TimeMention", "time_mentions"]
