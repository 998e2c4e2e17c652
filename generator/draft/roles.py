"""Who is what in a sentence that speaks of a deal: by the words before and after the words that name it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from generator.draft.names import Name
from generator.draft.sentence import Sentence, gap
from generator.evidence.languages import Frame, Language
from generator.evidence.numerals import has_verb, one_of
from generator.evidence.phrases import begin_of, pattern_of, spans_of
from generator.evidence.quotes import Span
from generator.read.validation import TO_DO

FARTHEST = 90
"""Characters between a verb and its subject, beyond which they are taken for strangers."""

NEAR = 40
"""Characters after a verb within which its object is looked for."""

Roles = dict[str, str]
"""Ids of companies and what they are in a deal; empty where the sentence does not say."""

FLOWS: dict[str, tuple[str, str, str]] = {
    "equity": ("investor", "issuer", "equity"),
    "debt": ("lender", "borrower", "debt"),
    "acquisition": ("acquirer", "target", "cash"),
    "secondary sale": ("seller", "buyer", "shares"),
    "capacity": ("supplier", "customer", "capacity"),
    "chip supply": ("supplier", "customer", "chips"),
    "lease": ("lessor", "lessee", "capacity"),
    "power": ("supplier", "customer", "power"),
    "licence": ("licensor", "licensee", "licence"),
    "joint venture": ("", "", TO_DO),
    TO_DO: ("", "", TO_DO),
}
"""type of deal -> (role of who gives, role of who gets, what goes from the one to the other)."""


@dataclass(frozen=True)
class Telling:
    """A frame, and where its words stand in a sentence."""

    frame: Frame
    span: Span


def tellings(sentence: Sentence, language: Language) -> list[Telling]:
    """The frames that a sentence uses, each at its place; of two that overlap the longer."""
    found = [Telling(frame, span) for frame in language.cues.frames for span in spans_of(sentence.small, frame.cues)]
    found = [
        one
        for one in found
        if not any(name.start < one.span.end and one.span.start < name.end for name in sentence.names)
        and (not one.frame.needs or any(spans_of(sentence.small[one.span.end : one.span.end + FARTHEST], one.frame.needs)))
    ]
    found.sort(key=lambda one: (one.span.start - one.span.end, one.span.start))
    kept: list[Telling] = []
    for one in found:
        if not any(one.span.start < other.span.end and other.span.start < one.span.end for other in kept):
            kept.append(one)
    told = (_settled(sentence, language, one) for one in kept)
    return sorted((one for one in told if one), key=lambda one: one.span.start)


def _settled(sentence: Sentence, language: Language, one: Telling) -> Telling | None:
    """The telling, if what is bought fits its type: "buys" a firm, "orders" chips; of compute it is another type."""
    frame, text = one.frame, sentence.text
    if not frame.type or _is_in_a_name(text, one.span) or _is_its_own(sentence, language, one):
        return None
    if frame.type == "equity" and frame.subject == "issuer" and not frame.is_noun and _is_of_debt(sentence, language, one.span):
        lenders = {word: role.replace("investor", "lender") for word, role in frame.objects.items()}
        return Telling(replace(frame, type="debt", subject="borrower", objects=lenders), one.span)
    if frame.type == "acquisition" and (shares := _bought_shares(sentence, language, one)):
        return shares
    if frame.type == "equity" and frame.is_noun and _is_sold(sentence, language, one.span):
        return None
    if frame.type == "acquisition" and "" in frame.objects:
        leads = (text[one.span.end : name.start] for name in sentence.named("companies") if name.start >= one.span.end)
        if any(len(lead) < 40 and not re.search(r"[\d$€£]", lead) for lead in leads):
            return one
        # "Buys 300,000 chips".
        orders = [other for other in language.cues.frames if other.type == "chip supply" and other.subject == "customer"]
        behind = sentence.small[one.span.end : one.span.end + 2 * NEAR]
        if any(spans_of(behind[:NEAR], language.cues.chip_words)):
            return Telling(orders[0], one.span)
        is_compute = any(spans_of(behind, _topics(language)))
        return Telling(replace(orders[0], type="capacity"), one.span) if is_compute else None
    if (
        frame.type == "chip supply"
        and not sentence.named("chips")
        and not any(spans_of(sentence.small, language.cues.chip_words))
    ):
        is_compute = any(spans_of(sentence.small, _topics(language)))
        return Telling(replace(frame, type="capacity"), one.span) if is_compute else None
    return one


def _topics(language: Language) -> list[str]:
    """Words for compute, whoever gives it: "cloud", "data center"."""
    return [cue for frame in language.cues.frames if frame.type == "capacity" and not frame.subject for cue in frame.cues]


def _is_sold(sentence: Sentence, language: Language, stake: Span) -> bool:
    """Whether someone sells the stake that is named: "sold a 51% stake in X to Y"."""
    sales = [cue for frame in language.cues.frames if frame.type == "secondary sale" and frame.needs for cue in frame.cues]
    return any(spans_of(sentence.small[begin_of(sentence.small, stake.start, NEAR) : stake.start], sales))


def _bought_shares(sentence: Sentence, language: Language, one: Telling) -> Telling | None:
    """Whoever buys "five billion of X stock" invests in X; the words then reach up to the number."""
    number = next((number for number in sentence.numbers if number.currency and 0 <= number.start - one.span.end < NEAR), None)
    shares = rf"\s(?:of|worth of|d'|de)\s?[^,;]{{0,{NEAR}}}(?<!\w)(?:{'|'.join(language.cues.shares)})(?!\w)"
    if number is None or not re.match(shares, sentence.small[number.end :]):
        return None
    objects = {"of": "issuer", "worth of": "issuer", "de": "issuer", "d'": "issuer"}
    return Telling(replace(one.frame, type="equity", subject="investor", objects=objects), Span(one.span.start, number.end))


def _is_of_debt(sentence: Sentence, language: Language, verb: Span) -> bool:
    """Whether what is raised is lent: "raised 830 million dollars in debt"; but "$20 billion, including debt" is not."""
    debts = [cue for frame in language.cues.frames if frame.type == "debt" and frame.is_noun for cue in frame.cues]
    lent = rf"[^\d;]*\d+(?:[.,]\d+)*[^,;]*\s(?:in|of|de|en|d')\s?(?:\w+\s)?(?:{pattern_of(tuple(debts)).pattern})"
    return re.match(lent, sentence.small[verb.end : verb.end + 2 * NEAR]) is not None


def _is_its_own(sentence: Sentence, language: Language, one: Telling) -> bool:
    """Whether it is a part of whoever speaks: "sold 10% of its capital" tells of no investment by it."""
    possessives = "|".join(language.cues.possessives)
    return (
        one.frame.type == "equity"
        and re.search(rf"\s(?:of|de)\s(?:{possessives})\s$", sentence.small[: one.span.start]) is not None
    )


def _is_in_a_name(text: str, span: Span) -> bool:
    """Whether the words belong to a name that is not known: "Pacific Investment Management"."""
    return text[span.start].isupper() and re.search(r"[A-Z][\w&]+\s$", text[: span.start]) is not None


def nearest(sentence: Sentence, language: Language, place: Span) -> Telling | None:
    """The frame whose words are nearest to a place; what stands before it counts as a third as far."""

    def far(one: Telling) -> float:
        # Nouns such as "cloud" only name the subject where they do not stand right before the number.
        away = distance(sentence.text, one.span, place)
        return away if one.frame.subject or one.frame.objects or away <= 6 else away * 10

    return min(tellings(sentence, language), key=far, default=None)


def distance(text: str, words: Span, place: Span) -> float:
    """From words to a place: `gap`, three times where the words come after it."""
    return gap(text, words, place) * (3 if words.start > place.start else 1)


def roles(sentence: Sentence, language: Language, type: str, topic: Name | None) -> Roles:
    """The roles that the frames of a type give the companies of a sentence."""
    found: Roles = {}
    for telling in tellings(sentence, language):
        if telling.frame.type == type and not is_only_possible(sentence, language, telling.span):
            for company, role in roles_by(sentence, language, telling, topic):
                if not found.get(company):
                    found[company] = role
    return found


def is_only_possible(sentence: Sentence, language: Language, cue: Span) -> bool:
    """Whether someone only could do it: "could invest"."""
    return has_verb(sentence.small[begin_of(sentence.small, cue.start, 15) : cue.end], language.cues.possible)


def partners(sentence: Sentence, language: Language, cue: Span, topic: Name | None) -> Roles:
    """The companies that words such as "in talks" bring together, without their roles."""
    frame = Frame("", (), "party", dict.fromkeys(("with", "avec", "between", "entre", "de", "d'"), "party"))
    return {company: "" for company, _ in roles_by(sentence, language, Telling(frame, cue), topic)}


def roles_by(sentence: Sentence, language: Language, telling: Telling, topic: Name | None) -> Iterator[tuple[str, str]]:
    """The companies of a sentence, and the roles that one frame at its place gives them."""
    frame, cue = telling.frame, telling.span
    subjects = _subjects(sentence, language, frame, cue, topic) if frame.subject else []
    objects = list(_objects(sentence, language, frame, cue, {one.id for one in subjects}))
    # "Leases from" and "leases to" turn the subject's role around; so does receiving what another gives.
    subject = next((role.partition("/")[2] for _, role in objects if "/" in role), frame.subject)
    if frame.is_noun and subjects and any(spans_of(sentence.small[subjects[-1].end : cue.start], language.cues.receives)):
        other = {"investor": "issuer", "lender": "borrower", "supplier": "customer"}.get(subject, subject)
        subject = subject if other in {role for _, role in objects} else other
    if len(subjects) > 1 and not objects and subject != "partner":
        # "A and B signed a deal to deploy": which of them does is not said.
        subject = ""
    told = [*((company, subject) for company in subjects), *((company, role.partition("/")[0]) for company, role in objects)]
    yield from ((company.id, "" if role == TO_DO else role) for company, role in told)


def _objects(sentence: Sentence, language: Language, frame: Frame, cue: Span, but: Collection[str]) -> Iterator[tuple[Name, str]]:
    before: tuple[Name, str, str] | None = None
    for company in sentence.named("companies"):
        if company.start < cue.end:
            continue
        found = _object(sentence, language, frame, cue, company)
        is_listed = before is not None and _is_list(sentence.text[before[0].end : company.start], language)
        if before and is_listed and found is None and not is_followed_by_number(sentence, language, company):
            found = before[1:]
        # "A loan to X for sites tied to Y".
        if before and not is_listed and found == before[1:]:
            found = None
        if found:
            before = (company, *found)
            if company.id not in but:
                yield company, found[0]


def _subjects(sentence: Sentence, language: Language, frame: Frame, cue: Span, topic: Name | None) -> list[Name]:
    """The company nearest before the words that no preposition governs, and those joined to it by "and"; else the topic."""
    companies = [one for one in sentence.named("companies") if one.end <= cue.start + 1]
    companies = [
        one for one in companies if _owns(sentence.text, one, cue, language) or not _is_modifier(sentence, language, one)
    ]
    # "Its planned $9 billion takeover".
    own = rf"(?<!\w)(?:{'|'.join(language.cues.possessives)})\s(?:(?:[\w-]+\s)?[$€£]?\d[^\s,;]*\s(?:\w+\s)?)?$"
    if companies and re.search(own, sentence.small[companies[-1].end : cue.start]):
        return companies[-1:]
    for number in range(len(companies) - 1, -1, -1):
        one = companies[number]
        between = sentence.small[one.end : cue.start]
        owns = _owns(sentence.text, one, cue, language)
        if gap(sentence.text, Span(one.start, one.end), cue) > FARTHEST or _names_another(between, language):
            return []
        if _is_governed(sentence.text[: one.start], language) and not owns:
            continue
        if frame.is_noun and not owns and not any(spans_of(between, (*language.cues.light, *language.cues.receives))):
            return []
        found = [one]
        while number > 0 and _is_list(sentence.text[companies[number - 1].end : companies[number].start], language):
            number -= 1
            found.insert(0, companies[number])
        return found
    light = not frame.is_noun or any(spans_of(sentence.small[: cue.start], language.cues.light))
    return [topic] if topic and not companies and light else []


def _names_another(between: str, language: Language) -> bool:
    """Whether a firm is spoken of without its name: "after a contract with X, the ChatGPT maker will pay"; no apposition."""
    firm = "|".join(language.cues.company_words)
    apposition = rf",\s(?:the|a|an|le|la|l'|un|une)\s?[^,]*(?:{firm})[^,]*,"
    return (
        re.search(rf"(?<!\w)(?:the|le|la|l')\s?(?:[\w-]+\s){{0,2}}(?:{firm})(?!\w)", re.sub(apposition, "", between)) is not None
    )


def _owns(text: str, name: Name, cue: Span, language: Language) -> bool:
    """Whether the words are the company's own: "Amazon's investment", "ASML, which invested"."""
    relatives = "|".join(language.cues.relatives)
    between = text[name.end : cue.start].lower()
    joins = "|".join(map(re.escape, (*language.cues.joins, "of")))
    own = re.fullmatch(rf"'s?\s(?:(?!(?:{joins})\s)\S+\s){{0,4}}", between)
    return own is not None or re.match(rf",?\s(?:{relatives})\s", between) is not None


def is_followed_by_number(sentence: Sentence, language: Language, company: Name) -> bool:
    """Whether the verb is left out between them: "X will invest five billion in Y and Z up to ten"."""
    after = [reading.start for reading in sentence.numbers if reading.start >= company.end]
    between = sentence.small[company.end : min(after)].strip() if after else "no number"
    return not between or between in language.before


def _object(sentence: Sentence, language: Language, frame: Frame, cue: Span, company: Name) -> tuple[str, str] | None:
    """The role that the word before a company gives it, and the word; None where there is none, or another one governs it."""
    lead = sentence.small[cue.end : company.start]
    if len(lead) > FARTHEST or _is_modifier(sentence, language, company):
        return None
    for word in sorted(frame.objects, key=len, reverse=True):
        # "of" and "de" join so much that they count right after the word alone.
        before = rf"^\s{word}\s?" if word in ("of", "de", "d'") else rf"(?<!\w){re.escape(word)}\s?" if word else r"^\s?"
        if re.search(rf"{before}{_between(language)}$", lead):
            role = frame.objects[word]
            # Of whom a part comes, not all of it comes: "raised ten billion, including two from X".
            is_part = role == "investor" and any(spans_of(lead, language.cues.parts))
            return "investor+" if is_part else role, word
    return None


def _is_modifier(sentence: Sentence, language: Language, company: Name) -> bool:
    """Whether it only says whose something is: "access to Nvidia's systems", "200,000 Nvidia GB300 chips"."""
    behind = sentence.small[company.end :]
    chips = any(0 <= chip.start - company.end <= 1 for chip in sentence.named("chips"))
    words = "|".join(language.cues.chip_words)
    small = one_of((*language.small_words, *language.fillers))
    own = rf"'s\s(?!(?:[\w-]+\s){{0,2}}(?:{'|'.join(language.cues.shares)})(?!\w))"
    return chips or re.match(rf"{own}|\s(?:(?!(?:{small})\s)[\w-]+\s)?(?:{words})(?!\w)", behind) is not None


def free_companies(sentence: Sentence, language: Language) -> list[Name]:
    """Those that no preposition governs, alone or in a list: of whom the sentence speaks."""
    free: list[Name] = []
    before: Name | None = None
    for one in sentence.named("companies"):
        joined = before and before not in free and _is_list(sentence.text[before.end : one.start], language)
        if not joined and not is_governed(sentence, one, language):
            free.append(one)
        before = one
    return free


def is_governed(sentence: Sentence, name: Name, language: Language) -> bool:
    """Whether a preposition stands before a name."""
    return _is_governed(sentence.text[: name.start], language)


def _is_governed(ahead: str, language: Language) -> bool:
    return re.search(rf"(?<!\w)(?:{_governing(language)})\s?{_between(language)}$", ahead.lower()) is not None


def _is_list(between: str, language: Language) -> bool:
    joins = "|".join(map(re.escape, language.cues.joins))
    return re.fullmatch(rf",?\s?(?:(?:{joins})\s?)?(?:the |le |la |l'|de |d'|à )?", between.lower()) is not None


def _between(language: Language) -> str:
    """Words that may stand between a preposition and a name: up to three that govern nothing themselves."""
    return rf"(?:(?!(?:{_governing(language)}|{'|'.join(language.cues.joins)})(?!\w))[a-zà-ÿ][\w-]*\s|l'){{0,3}}"


def _governing(language: Language) -> str:
    return _governing_of(language.cues.frames)


@cache
def _governing_of_words(words: tuple[str, ...]) -> str:
    whole = (re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in words)
    return "|".join(sorted(whole, key=lambda word: (-len(word), word)))


def _governing_of(frames: tuple[Frame, ...]) -> str:
    words = {word for frame in frames for word in frame.objects if word not in ("", "and", "et")}
    words |= {
        "between",
        "entre",
        "with",
        "from",
        "by",
        "of",
        "to",
        "than",
        "avec",
        "de",
        "d'",
        "par",
        "chez",
        "à",
        "pour",
        "selon",
        "que",
    }
    return _governing_of_words(tuple(sorted(words)))
