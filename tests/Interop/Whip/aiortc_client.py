"""Publishes a tone and a picture, or watches and counts decoded frames, by aiortc: aiortc_client.py publish|watch ADDRESS TOKEN.

aiortc offers SRTP by AES-CM and HMAC-SHA1 only, and ICE credentials of its own for each m-line.
"""

import asyncio
import fractions
import math
import sys

import av
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, MediaStreamError, VideoStreamTrack

import session

RATE = 48_000
SAMPLES = RATE // 50


class Tone(AudioStreamTrack):
    """440 Hz, so that a receiver can tell sound from silence."""

    _at = 0

    async def recv(self):
        await super().recv()  # keeps the pace
        start, self._at = self._at, self._at + SAMPLES
        wave = (int(8000 * math.sin(2 * math.pi * 440 * (start + i) / RATE)) for i in range(SAMPLES))
        frame = av.AudioFrame(format="s16", layout="mono", samples=SAMPLES)
        frame.planes[0].update(b"".join(sample.to_bytes(2, "little", signed=True) for sample in wave))
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, fractions.Fraction(1, RATE)
        return frame


async def count(track):
    frames = 0
    try:
        while True:
            frame = await track.recv()
            if track.kind == "audio" and not any(abs(s) > 1000 for s in frame.to_ndarray().flat):
                continue  # silence before the tone
            frames += 1
            session.tell(track.kind, frames)
    except MediaStreamError:
        session.tell(track.kind + "-ended", frames)


async def main(mode, address, token):
    connection, http = RTCPeerConnection(), session.Session(address, token)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    session.on_stop(lambda: loop.call_soon_threadsafe(stopped.set))

    @connection.on("connectionstatechange")
    def changed():
        session.tell(connection.connectionState, 1)

    if mode == "publish":
        for track in (Tone(), VideoStreamTrack()):
            connection.addTransceiver(track, direction="sendonly")
    else:
        connection.on("track", lambda track: asyncio.ensure_future(count(track)))
        for kind in ("audio", "video"):
            connection.addTransceiver(kind, direction="recvonly")

    await connection.setLocalDescription(await connection.createOffer())
    answer = await loop.run_in_executor(None, http.begin, connection.localDescription.sdp)
    await connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))
    await stopped.wait()
    await loop.run_in_executor(None, http.end)
    await connection.close()


asyncio.run(main(*sys.argv[1:]))
