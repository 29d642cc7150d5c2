"""What both clients share: a WHIP or WHEP session over HTTP, and their talk with the test.

Standard output tells how far the client is, a word and a number a line; a line on standard input ends it.
"""

import sys
import threading
import urllib.parse
import urllib.request


def tell(word, value):
    print(word, value, flush=True)


def on_stop(act):
    """Calls act from a thread of its own when the test says a word, or is gone."""

    def listen():
        sys.stdin.readline()
        act()

    threading.Thread(target=listen, daemon=True).start()


class Session:
    def __init__(self, endpoint, token):
        self._endpoint = endpoint
        self._token = token
        self.address = None
        self.tag = None

    def begin(self, offer):
        """Posts the offer and returns the answer."""
        with self._ask("POST", self._endpoint, offer, {"Content-Type": "application/sdp"}) as reply:
            self.address = urllib.parse.urljoin(self._endpoint, reply.headers["Location"])
            self.tag = reply.headers["ETag"]
            tell("answered", reply.status)
            return reply.read().decode()

    def trickle(self, fragment):
        headers = {"Content-Type": "application/trickle-ice-sdpfrag", "If-Match": self.tag}
        with self._ask("PATCH", self.address, fragment, headers) as reply:
            tell("trickled", reply.status)

    def end(self):
        with self._ask("DELETE", self.address, None, {}) as reply:
            tell("deleted", reply.status)

    def _ask(self, method, address, body, headers):
        data = None if body is None else body.encode()
        request = urllib.request.Request(address, data=data, method=method, headers=headers)
        request.add_header("Authorization", "Bearer " + self._token)
        return urllib.request.urlopen(request, timeout=20)
