"""Language models that may phrase an answer, behind one interface; without one nothing is loaded.

    chosen_writer(settings)       which model writes; None for statements as they stand
    Writing(request, writer, …)   drafts of claims, each verified as it comes
    helping                       prompts for facts and follow-ups, and how their answers are read

A writer only streams text. What becomes of it is decided in `guardrails.verification`.
"""
