"""One state of the page, as its changing parts."""

from dataclasses import dataclass

from ui.session import Session


@dataclass(frozen=True)
class View:
    """The changing parts of the page. `composer` is None when what is typed there stays."""

    session: Session
    settled: str
    current: str
    side: str | None
    """None where what stands there stays."""
    hint: str = ""
    composer: str | None = None
    parcel: str = ""
    """A file for the browser to save, once."""

    def parts(self) -> tuple[Session | str | None, ...]:
        """The parts in the page's order; None leaves a part as it is."""
        return (
            self.session,
            self.settled,
            self.current,
            self.side,
            self.hint,
            self.composer,
            self.parcel,
        )
