"""The report of one evaluation run: a page to look at, Markdown for a pull request, JUnit XML.

Made from a run's record alone: nothing is answered or scored here, so a report can be drawn anew at
any time. What comes from outside (questions, answers, passages) is text and stays text.
"""
