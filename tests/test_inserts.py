"""What a page written by hand asks for by name: what is in dispute, and what is largest."""

import re

from generator.pages.document import Division, HandWritten
from generator.pages.markdown import written
from tests.conftest import TALKS, Files, Project, built

FLOW = "  - {{from: amazon, to: openai, what: {what}, amount: {{value: {amount}, source: {source}}}{more}}}\n"
SOURCES: Files = {
    f"content/sources/{name}.yml": f"title: {name}\ntype: news\npublisher: P\ndate: {day}\nurl: unknown\n"
    for name, day in {"early": "2025-11-01", "later": "2025-11-20", "last": "2025-12-01", "newest": "2025-12-20"}.items()
}


def inserted(project: Project, name: str, deals: dict[str, list[str]]) -> str:
    """What the home page shows for a name, where each deal has such flows."""
    files = {
        f"content/deals/{id}.yml": TALKS.split("  - from")[0].replace("OpenAI", id, 1) + "".join(flows)
        for id, flows in deals.items()
    }
    home: Files = {"content/index.md": f"---\ntitle: Home\n---\n# Home\n\n<!-- insert: {name} -->\n"}
    [page] = (page for page in built(project(files | SOURCES | home)).pages if page.path == "index.md")
    return written(page).partition("# Home\n")[2].partition('<div class="uses"')[0].strip()


def flow(amount: str, what: str = "equity", source: str = "early", more: str = "") -> str:
    return FLOW.format(what=what, amount=amount, source=source, more=more)


def test_what_is_inserted_stands_where_the_comment_is_however_it_is_spaced_and_not_in_code(project: Project) -> None:
    code = "```\n<!-- insert: figures -->\n```\n\nAs `<!-- insert: figures -->` says:\n\n    <!-- insert: figures -->"
    home = f"---\ntitle: Home\n---\n{code}\n\n <!--Insert:  figures-->\n\nAfter\n"
    [page] = (page for page in built(project({"content/index.md": home})).pages if page.path == "index.md")
    before, inserted, after, *_ = page.blocks[1:]
    assert before == HandWritten(code) and isinstance(inserted, Division) and after == HandWritten("After")


def test_what_is_new_of_talks_says_that_they_are_talks(project: Project) -> None:
    shown = inserted(project, "latest", {"talks": [flow("20 billion USD", source="newest")]})
    assert "amount (equity): " in shown and "$20 billion" in shown and "stage-in-talks" in shown


def test_what_was_known_before_is_not_new_where_another_source_says_it_again(project: Project) -> None:
    amounts = "{value: 20 billion USD, source: early}, {value: 20 billion USD, date: 2025-12, source: newest}"
    shown = inserted(project, "latest", {"talks": [f"  - {{from: amazon, to: openai, what: equity, amount: [{amounts}]}}\n"]})
    assert "$20 billion" not in shown and "stage-in-talks" in shown


def test_deals_stand_where_a_script_orders_them_for_another_day(project: Project) -> None:
    shown = inserted(project, "deals", {})
    assert shown.startswith('<div class="index-deals"') and 'data-sort="2025-12-16 2025-12-16"' in shown


def test_what_is_only_guaranteed_is_no_price(project: Project) -> None:
    assert "$3 billion guarantee" in inserted(project, "deals", {"talks": [flow("3 billion USD", "guarantee")]})


def test_a_dispute_is_known_from_the_day_on_which_its_second_value_was_known(project: Project) -> None:
    said = (("10", "last"), ("20", "early"), ("30", "later"))
    values = ", ".join(f"{{value: {number} billion USD, date: 2025-10, source: {source}}}" for number, source in said)
    flows = f"  - {{from: amazon, to: openai, what: equity, amount: [{values}]}}\n"
    shown = inserted(project, "disputes", {"talks": [flows]})
    assert re.findall(r'data-known="(\S+)">(?:</span>)?([^<]*)', shown) == [
        ("2025-11-20", "[Amazon and talks](deals/talks.md#disputes), amount (equity): "),
        ("2025-12-01", "$10 billion"),
        ("2025-11-20", "$30 billion"),
        ("2025-11-01", "$20 billion"),
    ]


def test_a_deal_stands_where_its_largest_flow_does_and_says_what_hangs_on_a_condition_or_is_disputed(project: Project) -> None:
    condition = ", condition: {value: A listing, source: early}"
    deals = {
        "talks": [flow("1 billion USD"), flow("100 billion USD", "debt", more=condition)],
        "second": [flow("50 billion USD")],
        "euros": [flow("900 billion EUR")],
    }
    two = "[{value: 7 billion USD, source: early}, {value: 6 billion USD, source: early}]"
    deals["third"] = [flow("X").replace("{value: X, source: early}", two)]
    shown = inserted(project, "largest", deals)
    assert '<div class="of-today"' in shown and "How much, in US dollars" in shown
    found = re.findall(r"^\| .*?deals/(\w+)\.md\) \| (\w+) \| (\S+ billion)(.*?)\[", shown, re.MULTILINE)
    assert found == [
        ("talks", "debt", "$100 billion", '<span data-known="2025-11-01"> <span class="tag">conditional</span></span>'),
        ("second", "equity", "$50 billion", ""),
        ("third", "equity", "$7 billion", '<span class="of-today"> <span class="tag tag-disputed">disputed</span></span>'),
    ]


def test_where_no_amount_is_in_us_dollars_a_sentence_says_so(project: Project) -> None:
    shown = inserted(project, "largest", {"talks": [flow("900 billion EUR")]})
    assert shown == "No amount in US dollars that can be counted is known yet."
