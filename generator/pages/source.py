"""The page of a source; a seed's page shows its whole text, the quoted passages, and beside them the claims."""

from collections.abc import Iterator
from itertools import pairwise

from babel import Locale

from generator.analysis.xray import Xray, xray
from generator.evidence.lock import Passage
from generator.evidence.quotes import Span as Place
from generator.link.mentions import Mention
from generator.model.source import SourceRecord
from generator.model.values import LOCALE
from generator.pages.addresses import address_of, path_of
from generator.pages.document import (
    Block,
    Card,
    Details,
    Division,
    Heading,
    Inline,
    Inlines,
    Listing,
    Mark,
    Page,
    PageLink,
    Paragraph,
    Span,
    Table,
    Text,
    text,
)
from generator.pages.indexes import source_row
from generator.pages.parts import NEVER, Shelf, joined, known_on, published, publisher, since_row, table, website
from generator.pages.search import SearchRecord
from generator.read.seed_file import BlockType, TextBlock


def source_page(shelf: Shelf, id: str) -> Page:
    """The page of a source or seed."""
    source = shelf.corpus.sources[id]
    seed = shelf.corpus.seeds.get(id)
    summary = (Division((Paragraph(shelf.linked(source.summary)),), "of-today"),) if source.summary else ()
    article = tuple(_article(shelf, id)) if seed else ()
    covered = (Division(tuple(_xray(shelf, id)), "of-today"),) if seed else ()
    facts = _facts(shelf, id, source)
    around = (Division((facts, *summary, *covered), "head"),)
    after = tuple(_resting(shelf, id))
    path = path_of(source, id)
    url = address_of(path)
    blocks = (*around, *article, *after)
    file = shelf.corpus.records.files[id]
    cited = f"{publisher(source)}, {published(source)}"
    count = len(shelf.corpus.claims_from.get(id, []))
    lines = (f"{cited}, {source.type}", f"{count} claim{'' if count == 1 else 's'} rest{'s' if count == 1 else ''} on it")
    card = Card(source.title, "source", lines)
    filters = [("language", source.language.split("-")[0]), *([("year", str(source.date.first.year))] if source.date else ())]
    # What rests on a source stands on the pages of the entities: of the source itself only words that are its own are searched.
    language, words = (source.language, seed.text) if seed else ("en", source.summary or "")
    record = SearchRecord(url, source.title, "source", language, words, line=lines[0], filters=tuple(filters), weight=count)
    return Page(path, source.title, blocks, source.summary or cited, record, card, row=source_row(shelf, id), about=id, file=file)


def _facts(shelf: Shelf, id: str, source: SourceRecord) -> Division:
    rows: list[tuple[Inlines, Inlines]] = [
        (text("Kind"), text(f"source, {source.type}")),
        (text("Publisher"), text(source.publisher or "unknown")),
        (text("Date"), text(source.date or "unknown")),
        (text("Address"), website(source.url) if source.url else text("unknown")),
        (text("Language"), text(_spoken(source.language))),
        (
            text("Text"),
            text("held, every quote is checked against it" if id in shelf.corpus.seeds else "not held: cited, not quoted"),
        ),
    ]
    if source.derived_from:
        rows.append((text("Repeats"), shelf.links(source.derived_from)))
    if repeated := shelf.corpus.repeating.get(id, []):
        rows.append((text("Repeated by"), shelf.links(repeated)))
    return Division((Table((text("Fact"), text("Value")), tuple(rows)),), "facts")


def _spoken(language: str) -> str:
    """The name of a language in English, or its code where that is not known."""
    return str(Locale.parse(LOCALE).languages.get(language.split("-")[0], language))


def _article(shelf: Shelf, id: str) -> Iterator[Block]:
    seed = shelf.corpus.seeds[id]
    yield Heading(2, text("The article, with the passages that claims rest on"), "article")
    passages = shelf.evidence.of_seed(id)
    mentions = shelf.names.in_seed(seed)
    blocks: list[Block] = []
    for block in seed.blocks:
        inside = [p for p in passages if p.span.start < block.end and p.span.end > block.start]
        blocks += _block(shelf, seed.text, block, inside, mentions.get(block.start, []))
    date = seed.record.date
    known = date.last.isoformat() if date else NEVER
    yield Division(tuple(blocks), "article", seed.record.language, known)


def _xray(shelf: Shelf, id: str) -> Iterator[Block]:
    """How much of the article claims rest on, and the numbers that none uses."""
    seen = xray(shelf.corpus, shelf.evidence, id)
    yield Paragraph(
        text(
            f"Claims rest on {len(seen.covered_sentences)} of its {len(seen.sentences)} sentences, "
            f"and on {len(seen.covered_numbers)} of its {len(seen.numbers)} numbers. Highlighted is what a claim quotes."
        )
    )
    yield Details(text("Sentence by sentence"), (_sentences(shelf, id, seen),))
    unused = [shelf.corpus.seeds[id].text[span.start : span.end] for span in seen.unused_numbers]
    if unused:
        language = shelf.corpus.sources[id].language
        listed = joined([(Span(text(f"“{words}”"), language=language),) for words in unused], ", ")
        yield Paragraph((Text("Numbers that no claim uses: "), *listed, Text(".")))


def _sentences(shelf: Shelf, id: str, seen: Xray) -> Block:
    """Each sentence with the claims that quote it, or none; and what became of these since."""
    words, language = shelf.corpus.seeds[id].text, shelf.corpus.sources[id].language
    passages = shelf.evidence.of_seed(id)
    rows = []
    for sentence in seen.sentences:
        quoting = [p for p in passages if p.span.start < sentence.end and sentence.start < p.span.end]
        claims = joined([shelf.claim_link(passage) for passage in quoting], "; ")
        rows.append(((Span(text(words[sentence.start : sentence.end]), language=language),), claims or text("no claim")))
    return table(("Sentence", "Claims that quote it"), rows)


def _block(shelf: Shelf, words: str, block: TextBlock, passages: list[Passage], mentions: list[Mention]) -> list[Block]:
    inlines = marked(shelf, words, Place(block.start, block.end), passages, mentions)
    if block.type is BlockType.HEADING:
        shown: Block = Heading(3, inlines, f"text-{block.start}")
    elif block.type is BlockType.ENTRY:
        shown = Listing((inlines,))
    else:
        shown = Paragraph(inlines)
    starting = [passage for passage in passages if passage.span.start >= block.start]
    if not starting:
        return [shown]
    notes = Division((Listing(tuple(shelf.claim_link(passage) for passage in starting)),), "notes", "en")
    return [Division((shown, notes), "passage-block")]


def marked(shelf: Shelf, words: str, place: Place, passages: list[Passage], mentions: list[Mention]) -> Inlines:
    """The words of a place with passages highlighted and mentions linked. No word changes; passages may overlap."""
    inlines: list[Inline] = []
    done = place.start
    for mention in mentions:
        inlines += _highlighted(words, Place(done, mention.start), passages)
        inner = tuple(_highlighted(words, Place(mention.start, mention.end), passages))
        path = path_of(shelf.corpus.entities[mention.entity], mention.entity)
        inlines.append(PageLink(inner, path))
        done = mention.end
    return (*inlines, *_highlighted(words, Place(done, place.end), passages))


def _highlighted(words: str, place: Place, passages: list[Passage]) -> list[Inline]:
    edges = {place.start, place.end}
    for passage in passages:
        edges |= {edge for edge in (passage.span.start, passage.span.end) if place.start < edge < place.end}
    cuts = sorted(edges)
    return [_piece(words, Place(start, end), passages) for start, end in pairwise(cuts)]


def _piece(words: str, place: Place, passages: list[Passage]) -> Inline:
    shown = Text(words[place.start : place.end])
    if not any(p.span.start <= place.start and place.end <= p.span.end for p in passages):
        return shown
    starting = next((p.anchor for p in passages if p.span.start == place.start), "")
    return Mark((shown,), starting)


def _resting(shelf: Shelf, id: str) -> Iterator[Block]:
    claims = shelf.corpus.claims_from.get(id, [])
    if claims:
        yield Heading(2, text("Claims that rest on it"), "claims")
        yield table(
            ("Of", "Claim", "Value"),
            (
                (
                    (since_row(known_on(claim)), shelf.link(claim.subject)),
                    (shelf.link(claim.subject, claim.label, claim.anchor),),
                    shelf.value(claim),
                )
                for claim in claims
            ),
        )
    reported = shelf.corpus.claims_via.get(id, [])
    if reported:
        yield Heading(2, text("Claims that others had from it"), "via")
        yield Listing(
            tuple(
                (
                    since_row(known_on(claim)),
                    shelf.link(claim.subject),
                    Text(": "),
                    shelf.link(claim.subject, claim.label, claim.anchor),
                    Text(", "),
                    *shelf.value(claim),
                )
                for claim in reported
            )
        )
    if not claims and not reported:
        yield Paragraph(text("No claim rests on it yet."))
