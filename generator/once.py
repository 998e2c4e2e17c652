"""What is made of something that never changes is made once, and kept with it."""

from collections.abc import Callable
from typing import Self, TypeVar, TypeVarTuple

Given = TypeVarTuple("Given")
R = TypeVar("R")


class Once:
    """Something that never changes. A live preview meets the same files, and what they became, again and again."""

    def once(self, make: Callable[[Self, *Given], R], *given: *Given) -> R:
        """What a function makes of it and of what else it is given, which can be told by its hash. It is not to be changed."""
        known = self.__dict__
        asked = make, given
        try:
            return known["_made"][asked]  # type: ignore[no-any-return]
        except KeyError:
            pass
        made = make(self, *given)
        known.setdefault("_made", {})[asked] = made
        return made

    def forget(self, beyond: int) -> None:
        """Let go of all that was made of it, where that is more: some of it nobody can ask for any more."""
        if len(self.__dict__.get("_made", ())) > beyond:
            del self.__dict__["_made"]
