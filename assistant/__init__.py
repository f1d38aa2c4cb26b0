"""One turn of the assistant; `assistant.pipeline` is the place to start reading."""
