"""The page of promises: what is due when, and what became of it."""

from generator.analysis.promises import Promise, undated
from generator.model.kinds import Deal
from generator.pages.document import Block, Division, Heading, Inlines, Page, Paragraph, Span, Text, overview, text
from generator.pages.parts import DISPUTED, Shelf, dated, known_on, one, since_row, table

HEADER = ("Due", "What", "Whose", "Stage", "Says", "What became of it")


def promises_page(shelf: Shelf) -> Page:
    """What is due, by date; then what was; then what has no date."""
    meaning = "What claims say of the future: when it is due, and whether it was kept."
    found = shelf.promises
    ahead = [promise for promise in found if promise.due.reach[1] >= shelf.corpus.today]
    past = [promise for promise in reversed(found) if promise.due.reach[1] < shelf.corpus.today]
    blocks: tuple[Block, ...] = (
        Paragraph(text(meaning)),
        Heading(2, text("Due from now on"), "ahead"),
        _table(shelf, ahead, "ahead", "Nothing is due that a source gives a day for."),
        Heading(2, text("Was due"), "past"),
        _table(shelf, past, "past", "No promise has come due."),
        Heading(2, text("Under way, with no day named"), "undated"),
        _undated(shelf),
    )
    return overview("promises.md", "Promises", meaning, blocks, aliases=("Pledges", "Due"))


def _table(shelf: Shelf, found: list[Promise], place: str, otherwise: str) -> Block:
    if not found:
        return Paragraph(text(otherwise))
    return Division((table(HEADER, (_row(shelf, promise) for promise in found)),), f"promises-{place}")


def _row(shelf: Shelf, promise: Promise) -> tuple[Inlines, ...]:
    claim = promise.claim
    cited = (Span(shelf.citation(one), known=known_on(one)) for one in promise.claims)
    disputed = DISPUTED if shelf.is_disputed(claim) else ()
    said = (Text(f"{claim.label}, "), *shelf.value(claim), *disputed, *cited)
    # Which of the two tables a row is in on another day, a script reads from its class (theme/assets/asof.js).
    due = Span(dated(str(promise.due), promise.due), f"due-{promise.due.reach[1]}")
    return (
        (since_row(min(map(known_on, promise.claims))), due),
        (shelf.link(claim.subject, anchor=claim.anchor),),
        _whose(shelf, claim.subject),
        shelf.stage(claim.subject) if claim.subject in shelf.corpus.deals else text(f"no {Deal.singular}"),
        said,
        (Span(text(promise.fate), f"tag of-today fate-{promise.fate}"), Span(text(f" {promise.rule}"), "of-today")),
    )


def _whose(shelf: Shelf, id: str) -> Inlines:
    """The parties of a deal, the designer of a chip."""
    deal = shelf.corpus.deals.get(id)
    return shelf.links(dict.fromkeys(party.company for party in deal.parties)) if deal else shelf.property(id, "designer")


def _undated(shelf: Shelf) -> Block:
    rows = [
        ((since_row(known_on(claim)), shelf.link(claim.subject)), shelf.stage(claim.subject), shelf.since(claim.subject))
        for claim in undated(shelf.corpus)
    ]
    return table((one(Deal), "Stage", "Since"), rows) if rows else Paragraph(text("None."))
