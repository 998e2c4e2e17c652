"""Whether an address on the web answers. Only `generator review` asks, and never a build."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from http.client import HTTPException, HTTPMessage
from ipaddress import ip_address
from queue import Queue
from socket import getaddrinfo
from threading import Thread
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

PATIENCE = 20
"""Seconds for one address, whatever it sends meanwhile."""

_AT_ONCE = 8
_AGENT = "Mozilla/5.0 (compatible; link check of a research site)"


def answers(addresses: Iterable[str], patience: float = PATIENCE) -> Iterator[tuple[str, str]]:
    """(address, what is wrong with it, or nothing where it answers) of each, as they become known."""
    waiting = list(dict.fromkeys(addresses))[::-1]
    known: Queue[tuple[str, str]] = Queue()
    asked = len(waiting)

    def ask() -> None:
        with suppress(IndexError):
            while True:
                address = waiting.pop()
                known.put((address, _in_time(address, patience)))

    for _ in range(min(_AT_ONCE, asked)):
        Thread(target=ask, daemon=True).start()
    for _ in range(asked):
        yield known.get()


def _in_time(address: str, patience: float) -> str:
    """A server may send a byte now and then without an end, so nobody waits for the asking itself."""
    said = [f"does not answer: nothing whole came within {patience:g} seconds"]
    asking = Thread(target=lambda: said.append(_fault(address)), daemon=True)
    asking.start()
    asking.join(patience)
    return said[-1]


def _fault(address: str) -> str:
    """Some servers refuse HEAD, so what fails is asked for in full, of which one byte is read."""
    return _asked(address, "HEAD") and _asked(address, "GET")


def _asked(address: str, method: str) -> str:
    try:
        with _OPENER.open(Request(address, method=method, headers={"User-Agent": _AGENT}), timeout=PATIENCE) as response:
            response.read(1)
            return ""
    except HTTPError as error:
        return f"answers {error.code}"
    except (OSError, HTTPException, ValueError) as error:
        return f"does not answer: {getattr(error, 'reason', None) or error}"


class _Abroad(HTTPRedirectHandler):
    """Follows a server to others of the web, and not into the network of whoever asks."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        to = urlsplit(newurl)
        if to.scheme not in ("http", "https") or not to.hostname:
            raise URLError(f"it leads to {newurl}, which is no address of the web")
        here = urlsplit(req.full_url)
        is_elsewhere = to.hostname != here.hostname or to.port != here.port
        if is_elsewhere and not all(ip_address(found[4][0]).is_global for found in getaddrinfo(to.hostname, to.port)):
            raise URLError(f"it leads to {newurl}, which is not on the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER = build_opener(_Abroad)
