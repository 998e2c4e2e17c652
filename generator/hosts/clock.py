"""What day it is: that of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Today in UTC (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now(UTC).date()
