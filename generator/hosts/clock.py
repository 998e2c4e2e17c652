"""What day it is: that of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated."""

import os
import re
from datetime import UTC, date, datetime

import click

LATEST = 4_294_967_295
"""Seconds from 1970 to the year 2106: the last that the packed map of the site can hold."""


def today() -> date:
    """Today in UTC (https://reproducible-builds.org/specs/source-date-epoch/). Raises UsageError where that is no day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).date()
    if not re.fullmatch("[0-9]{1,10}", epoch) or int(epoch) > LATEST:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no number of seconds since 1970 up to {LATEST}: {epoch[:40]!r}")
    return datetime.fromtimestamp(int(epoch), UTC).date()
