"""Whether an address on the web answers. Only `generator review` asks, and never a build."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

PATIENCE = 20
"""Seconds."""

_AT_ONCE = 8
_AGENT = "Mozilla/5.0 (compatible; link check of a research site)"


def answers(addresses: Iterable[str]) -> dict[str, str]:
    """What is wrong with each address, or nothing where it answers."""
    wanted = list(dict.fromkeys(addresses))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return dict(zip(wanted, pool.map(_fault, wanted), strict=True))


def _fault(address: str) -> str:
    """Some servers refuse HEAD, so what fails is asked for in full, of which one byte is read."""
    return _asked(address, "HEAD") and _asked(address, "GET")


def _asked(address: str, method: str) -> str:
    try:
        with urlopen(Request(address, method=method, headers={"User-Agent": _AGENT}), timeout=PATIENCE) as response:
            response.read(1)
            return ""
    except HTTPError as error:
        return f"answers {error.code}"
    except (OSError, HTTPException, ValueError) as error:
        return f"does not answer: {getattr(error, 'reason', None) or error}"
