"""A reader that was trained on labelled sentences; it watches over the rules and never permits."""
