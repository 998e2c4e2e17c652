"""A claim and a source in plain words, as feeds, calendars and citations show them."""

import re
from datetime import date

from generator.analysis.stages import states
from generator.corpus import Claim, Corpus, oldest_id
from generator.model.kinds import Flow
from generator.model.record import Reference
from generator.model.source import SourceRecord
from generator.model.values import PartialDate, parse_date
from generator.pages.addresses import home_of


def value(corpus: Corpus, claim: Claim) -> str:
    """What it is claimed to be; an entity by its name."""
    said = claim.record.value
    return corpus.entities[said].name if isinstance(said, Reference) else str(said)


def sentence(corpus: Corpus, claim: Claim, before: Claim | None = None, known_by: date | None = None) -> str:
    """Whose, what, which value (and which one it was before); of a flow the stage of its deal, as it was known by a day or, of
    sources without a date, is; and that it is withdrawn if it is."""
    changed = f"{value(corpus, before)} → " if before else ""
    marks = ", ".join(filter(None, (stage_of(corpus, claim, known_by), "withdrawn" if claim.record.withdrawn else "")))
    said = f"{corpus.entities[claim.subject].name}: {claim.label}: {changed}{value(corpus, claim)}"
    return f"{said} ({marks})" if marks else said


def stage_of(corpus: Corpus, claim: Claim, known_by: date | None = None) -> str:
    """How far the deal is whose flow a claim is about: talks must not look like a contract. Empty for all other claims."""
    if not isinstance(claim.part, Flow):
        return ""
    found = states(corpus, claim.subject)
    if known_by and any(state.known for state in found):
        found = [state for state in found if state.known and state.known <= known_by]
    return str(found[-1].claim.record.value) if found else "stage not stated"


def address(corpus: Corpus, claim: Claim) -> str:
    """The address of a claim below the site's root."""
    return f"{home_of(corpus.entities[claim.subject], claim.subject)}#{claim.anchor}"


def permanent(corpus: Corpus, claim: Claim) -> str:
    """What names a claim for ever: the first address that it had."""
    entity = corpus.entities[claim.subject]
    return f"{home_of(entity, oldest_id(claim.subject, entity))}#{claim.anchor}"


def evidence(corpus: Corpus, claim: Claim) -> str:
    """The source of a claim and its words, in one or two sentences."""
    record = claim.record
    source = corpus.sources.get(record.source or "")
    said = f"Source: {cited(source)}." if source else "No source."
    quote = f" Quote: “{record.quote}”." if record.quote else ""
    gloss = f" In English: “{record.gloss}”." if record.gloss else ""
    withdrawn = f" Withdrawn: {record.withdrawn}." if record.withdrawn else ""
    return f"{said}{quote}{gloss}{withdrawn}"


def cited(source: SourceRecord) -> str:
    """Title, publisher, date and address of a source, as far as they are known."""
    known = (f"“{source.title}”", source.publisher or "", str(source.date or ""), source.url or "")
    return ", ".join(filter(None, known))


def day(of: date) -> str:
    """A day in words."""
    return str(parse_date(of.isoformat()))


def issued(date: PartialDate | None) -> str:
    """A date as biblatex and CSL read it; of a quarter or a half-year, the year."""
    written = date.text.lstrip("~") if date else ""
    return written if re.fullmatch(r"[\d-]*", written) else written[:4]
