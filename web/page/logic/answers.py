"""What the table of answers says: of each picture in the words of its card, and of all of them."""

from logic.batch import ANSWERED, ASKED, FAILED, Batch, Row
from logic.counts import with_time_left
from logic.outcome import answer, best_of, certainty_of, done_to, name_of, no_match
from logic.texts import capitalized, sentences, text, without_stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker_answers import Report, Result

HOLE = "\0"


class Line:
    """The words before, in and after the link to the picture found; `best` has its addresses, None without a match.

    certainty: as in the keys of texts, or "". done: what was done to the copy. more: how many others match.
    """

    def __init__(self, report: "Report") -> None:
        self.best: "Result | None" = best_of(report)
        self.before, self.name, self.after = no_match(report), "", ""
        self.certainty = self.done = self.more = ""
        if self.best:
            self.before, _, self.after = answer(self.best, HOLE).partition(HOLE)
            self.name = text("answer-title", title=name_of(self.best))
            self.certainty = certainty_of(self.best)
            self.done = done_to(self.best)
            number = report["listed"] - 1 if self.best["finding"] else 0
            self.more = text("answers-more", n=number) if number > 0 else ""
            # What is drawn of a match is kept with the answer alone.
            self.best = {key: self.best[key] for key in ("url", "page")}  # type: ignore[assignment]


def said_of(row: Row) -> str:
    """Return what stands in a row that has no answer."""
    if row.state == FAILED:
        return capitalized(row.why)
    return text("answers-asked" if row.state == ASKED else "answers-waiting")


def progress(batch: Batch, seconds: "float | None") -> str:
    """Return how far it is, and how long the rest will take as far as that is known."""
    return with_time_left(text("mine-done", done=batch.done, total=len(batch.rows)), seconds)


def outcome_of(batch: Batch) -> str:
    """Return the outcome in a sentence or two."""
    return sentences(_sentences(batch))


def page_title(batch: Batch) -> str:
    """Return the title of the page with the outcome, its first sentence."""
    return text("answer-page", answer=without_stop(_sentences(batch)[0]))


def _sentences(batch: Batch) -> "list[str]":
    lines = [row.line for row in batch.rows if row.state == ANSWERED]
    found = len([line for line in lines if line.best])  # type: ignore[attr-defined]
    failed = len([row for row in batch.rows if row.state == FAILED])
    told = [text("answers-found", found=found, n=len(batch.rows))]
    if batch.done < len(batch.rows):
        told = [text("answers-stopped", done=batch.done, n=len(batch.rows)), text("answers-found-so-far", n=found)]
    if failed:
        told.append(text("unread", n=failed))
    return told
