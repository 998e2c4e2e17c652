"""What is made of something that never changes is made once, and kept with it."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Self, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


class Once:
    """Something that never changes. A live preview meets the same files, and what they became, again and again."""

    def once(self, make: Callable[Concatenate[Self, P], R], *given: P.args, **_: P.kwargs) -> R:
        """What a function makes of it and of what else it is given, which can be told by its hash. It is not to be changed."""
        made: dict[Any, Any] | None = self.__dict__.get("_made")
        if made is None:
            made = self.__dict__["_made"] = {}
        asked = make, given
        if asked not in made:
            made[asked] = make(self, *given)  # type: ignore[call-arg]
        return cast(R, made[asked])
