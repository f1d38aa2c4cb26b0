"""What the patient has now that must not be overlooked: red flags, urgent signs, pregnancy, infection.

These readers look for a finding first and ask afterwards what takes it away. They never give a
diagnosis, and a finding that nobody denied, ended, supposed or told of another person stays.
"""

from guardrails.reading.findings.infection import infection
from guardrails.reading.findings.intolerance import intolerance
from guardrails.reading.findings.pregnancy import pregnancy
from guardrails.reading.findings.red_flags import red_flags
from guardrails.reading.findings.urgent import urgent_signs

__all__ = ["infection", "intolerance", "pregnancy", "red_flags", "urgent_signs"]
