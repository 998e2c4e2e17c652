"""A plot of series over sizes, both on scales of powers, as SVG."""

from collections.abc import Iterator
from html import escape
from math import log10

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 900, 420, 60, 390, 40, 40
COLOURS = ("#111111", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#999999", "#8c564b", "#6a3d9a")

Series = dict[str, list[tuple[int, float]]]


def plot(series: Series, title: str) -> str:
    """The plot. Each series ends with its name; marks tell the lines apart as well as colours do."""
    points = [point for line in series.values() for point in line]
    x0, x1 = log10(min(x for x, _ in points)), log10(max(x for x, _ in points))
    y0, y1 = log10(min(y for _, y in points)), log10(max(y for _, y in points))

    def at(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - x0) / ((x1 - x0) or 1)
        up = (log10(y) - y0) / ((y1 - y0) or 1)
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)

    def drawn() -> Iterator[str]:
        yield f'<text x="{LEFT}" y="20" font-weight="bold">{escape(title)}</text>'
        for size in sorted({x for x, _ in points}):
            yield f'<text x="{at(size, 10**y0)[0]:.0f}" y="{HEIGHT - 15}" text-anchor="middle">{size}</text>'
        for power in range(int(y0) - 1, int(y1) + 2):
            for step in (1, 2, 5):
                if y0 <= log10(step * 10**power) <= y1:
                    y = at(10**x0, step * 10**power)[1]
                    yield f'<path d="M{LEFT} {y:.0f}H{WIDTH - RIGHT}" stroke="#dddddd"/>'
                    yield f'<text x="{LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{step * 10**power:g}</text>'
        taken: list[float] = []
        for number, (name, line) in enumerate(sorted(series.items(), key=lambda one: -one[1][-1][1])):
            colour = COLOURS[number % len(COLOURS)]
            places = [at(*point) for point in line]
            path = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
            yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
            yield from (f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3.5" fill="{colour}"/>' for x, y in places)
            y = max([places[-1][1] + 4, *(other + 16 for other in taken)])
            taken.append(y)
            size, value = line[-1]
            ends = f"{escape(name)}, {value:.2g} s" + (f" at {size}" if log10(size) < x1 else "")
            yield f'<text x="{WIDTH - RIGHT + 10}" y="{y:.0f}" fill="{colour}">{ends}</text>'

    style = 'font-family="sans-serif" font-size="12"'
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {style}>{ground}{"".join(drawn())}</svg>\n'
