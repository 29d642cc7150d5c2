"""Publishes a tone and a picture, or watches and counts decoded frames, by GStreamer's webrtcbin: gstreamer_client.py publish|watch ADDRESS TOKEN."""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
from gi.repository import GLib, Gst, GstSdp, GstWebRTC  # noqa: E402

import session  # noqa: E402

PUBLISHER = """
webrtcbin name=peer bundle-policy=max-bundle
audiotestsrc is-live=true freq=440 ! audio/x-raw,rate=48000,channels=1 ! opusenc ! rtpopuspay pt=111 ! application/x-rtp,media=audio,encoding-name=OPUS,payload=111 ! peer.
videotestsrc is-live=true ! video/x-raw,width=320,height=240,framerate=15/1 ! vp8enc deadline=1 keyframe-max-dist=30 ! rtpvp8pay pt=96 picture-id-mode=15-bit ! application/x-rtp,media=video,encoding-name=VP8,payload=96 ! peer.
"""

CAPS = {
    "audio": "application/x-rtp,media=audio,encoding-name=OPUS,payload=111,clock-rate=48000,encoding-params=(string)2",
    "video": "application/x-rtp,media=video,encoding-name=VP8,payload=96,clock-rate=90000",
}


class Client:
    def __init__(self, mode, address, token):
        self._loop = GLib.MainLoop()
        self._http = session.Session(address, token)
        self._frames = {"audio": 0, "video": 0}
        self._posted = False
        self._failed = None
        if mode == "publish":
            self._pipeline = Gst.parse_launch(PUBLISHER)
            self._peer = self._pipeline.get_by_name("peer")
        else:
            self._pipeline = Gst.Pipeline()
            self._peer = Gst.ElementFactory.make("webrtcbin", "peer")
            self._peer.set_property("bundle-policy", GstWebRTC.WebRTCBundlePolicy.MAX_BUNDLE)
            self._pipeline.add(self._peer)
            for caps in CAPS.values():
                self._peer.emit("add-transceiver", GstWebRTC.WebRTCRTPTransceiverDirection.RECVONLY, Gst.Caps.from_string(caps))
            self._peer.connect("pad-added", self._receive)
        for transceiver in self._transceivers() if mode == "publish" else []:
            transceiver.set_property("direction", GstWebRTC.WebRTCRTPTransceiverDirection.SENDONLY)
        self._peer.connect("on-negotiation-needed", self._offer)
        self._peer.connect("notify::ice-gathering-state", self._gathered)
        self._peer.connect("notify::connection-state", self._changed)

    def run(self):
        session.on_stop(lambda: GLib.idle_add(self._loop.quit))
        self._pipeline.set_state(Gst.State.PLAYING)
        self._loop.run()
        if self._failed is not None:
            raise self._failed
        self._http.end()
        self._pipeline.set_state(Gst.State.NULL)

    def _transceivers(self):
        at = 0
        while (transceiver := self._peer.emit("get-transceiver", at)) is not None:
            yield transceiver
            at += 1

    def _offer(self, peer):
        def created(promise, *_):
            reply = promise.get_reply()  # it owns the offer: it has to outlive it
            offer = reply.get_value("offer")
            done = Gst.Promise.new()
            peer.emit("set-local-description", offer, done)
            done.interrupt()

        peer.emit("create-offer", None, Gst.Promise.new_with_change_func(created))

    def _gathered(self, peer, _):
        if peer.get_property("ice-gathering-state") == GstWebRTC.WebRTCICEGatheringState.COMPLETE and not self._posted:
            self._posted = True
            GLib.idle_add(self._begin)

    def _begin(self):
        try:
            offer = self._peer.get_property("local-description").sdp.as_text()
            answer = self._http.begin(offer)
            self._http.trickle(self._end_of_candidates(offer))
            _, parsed = GstSdp.SDPMessage.new_from_text(answer)
            description = GstWebRTC.WebRTCSessionDescription.new(GstWebRTC.WebRTCSDPType.ANSWER, parsed)
            self._peer.emit("set-remote-description", description, Gst.Promise.new())
        except Exception as failure:  # told by the main thread, which ends with it
            self._failed = failure
            self._loop.quit()
        return False

    @staticmethod
    def _end_of_candidates(offer):
        """All candidates are in the offer: what is left to say is that there are no more."""
        wanted = ("a=ice-ufrag:", "a=ice-pwd:", "a=mid:")
        said = {w: next(line for line in offer.splitlines() if line.startswith(w)) for w in wanted}
        media = next(line for line in offer.splitlines() if line.startswith("m="))
        return "\r\n".join([said["a=ice-ufrag:"], said["a=ice-pwd:"], media, said["a=mid:"], "a=end-of-candidates", ""])

    def _changed(self, peer, _):
        session.tell(peer.get_property("connection-state").value_nick, 1)

    def _receive(self, _, pad):
        decoder = Gst.ElementFactory.make("decodebin", None)
        decoder.connect("pad-added", self._decoded)
        self._pipeline.add(decoder)
        decoder.sync_state_with_parent()
        pad.link(decoder.get_static_pad("sink"))

    def _decoded(self, _, pad):
        kind = "audio" if pad.get_current_caps().to_string().startswith("audio") else "video"
        sink = Gst.ElementFactory.make("fakesink", None)
        self._pipeline.add(sink)
        sink.sync_state_with_parent()
        pad.add_probe(Gst.PadProbeType.BUFFER, self._count, kind)
        pad.link(sink.get_static_pad("sink"))

    def _count(self, _, probe, kind):
        _, mapped = probe.get_buffer().map(Gst.MapFlags.READ)
        try:
            samples = memoryview(mapped.data)
            if kind == "audio" and not any(samples):
                return Gst.PadProbeReturn.OK  # silence before the tone
        finally:
            probe.get_buffer().unmap(mapped)
        self._frames[kind] += 1
        session.tell(kind, self._frames[kind])
        return Gst.PadProbeReturn.OK


Gst.init(None)
Client(*sys.argv[1:]).run()
