using System.Text.Json;
using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>
/// Watches a page's peer connections from outside: every <c>RTCPeerConnection</c> that the page makes is remembered, and asked for its statistics.
/// The page's own code is not touched.
/// </summary>
public static class PeerProbe
{
    public const string Script = """
        (() => {
          const peers = [];
          const Original = window.RTCPeerConnection;
          window.RTCPeerConnection = class extends Original {
            constructor(...options) { super(...options); peers.push(this); }
          };
          window.peerProbe = {
            count: () => peers.length,
            totals: async () => {
              const totals = { connections: peers.length, open: 0, packetsReceived: 0, framesDecoded: 0, framesSent: 0, audioPacketsSent: 0, audioPacketsReceived: 0 };
              for (const peer of peers) {
                if (peer.connectionState === 'connected') totals.open += 1;
                if (peer.connectionState === 'closed') continue;
                for (const report of (await peer.getStats()).values()) {
                  if (report.type === 'inbound-rtp') {
                    totals.packetsReceived += report.packetsReceived ?? 0;
                    totals.framesDecoded += report.framesDecoded ?? 0;
                    if (report.kind === 'audio') totals.audioPacketsReceived += report.packetsReceived ?? 0;
                  }
                  if (report.type === 'outbound-rtp') {
                    totals.framesSent += report.framesSent ?? 0;
                    if (report.kind === 'audio') totals.audioPacketsSent += report.packetsSent ?? 0;
                  }
                }
              }
              return totals;
            },
            path: async () => {
              for (const peer of peers) {
                if (peer.connectionState !== 'connected') continue;
                const stats = await peer.getStats();
                for (const report of stats.values()) {
                  if (report.type !== 'transport' || !report.selectedCandidatePairId) continue;
                  const local = stats.get(stats.get(report.selectedCandidatePairId).localCandidateId);
                  return { type: local.candidateType, protocol: local.protocol, relayProtocol: local.relayProtocol ?? null };
                }
              }
              return null;
            },
            layers: async () => {
              const rids = new Set();
              for (const peer of peers) {
                if (peer.connectionState !== 'connected') continue;
                for (const report of (await peer.getStats()).values()) {
                  if (report.type === 'outbound-rtp' && report.rid && report.framesSent > 0) rids.add(report.rid);
                }
              }
              return [...rids];
            },
            decodedVideos: async () => {
              let decoded = 0;
              for (const peer of peers) {
                if (peer.connectionState === 'closed') continue;
                for (const report of (await peer.getStats()).values()) {
                  if (report.type === 'inbound-rtp' && report.kind === 'video' && report.framesDecoded > 0) decoded += 1;
                }
              }
              return decoded;
            },
          };
        })();
        """;

    public static async Task<PeerTotals> ReadAsync(IPage page) =>
        (await page.EvaluateAsync<JsonElement>("() => peerProbe.totals()")).Deserialize<PeerTotals>(JsonSerializerOptions.Web)!;

    /// <summary>How the page's open connection reaches the server; null without one.</summary>
    public static async Task<PeerPath?> PathAsync(IPage page) =>
        (await page.EvaluateAsync<JsonElement?>("() => peerProbe.path()"))?.Deserialize<PeerPath>(JsonSerializerOptions.Web);

    /// <summary>Waits until the page decodes so many video streams.</summary>
    public static Task WaitForVideosAsync(IPage page, int streams) =>
        Condition.HoldsAsync(page, "async streams => (await peerProbe.decodedVideos()) >= streams", streams, $"{streams} videos are to be seen");

    /// <summary>Waits until the page has sent frames of every layer of its camera.</summary>
    public static Task WaitForLayersAsync(IPage page, params string[] rids) =>
        Condition.HoldsAsync(page, "async rids => { const sent = await peerProbe.layers(); return rids.every(rid => sent.includes(rid)); }", rids, "the camera is sent in layers");

    /// <summary>Waits until the video of this place on the page is so many pixels wide.</summary>
    public static Task WaitForWidthAsync(IPage page, string video, int least, int most) =>
        Condition.HoldsAsync(
            page,
            "wanted => { const width = document.querySelector(wanted.video)?.videoWidth ?? 0; return width >= wanted.least && width <= wanted.most; }",
            new { video, least, most },
            $"{video} is {least} to {most} pixels wide");

    /// <summary>
    /// Waits until the page has a peer connection newer than the first <paramref name="older"/> ones, and has received and sent so many packets of sound.
    /// </summary>
    public static Task WaitForSoundAsync(IPage page, int older, int received, int sent = 0) => Condition.HoldsAsync(
        page,
        """
        async wanted => {
          const totals = await peerProbe.totals();
          return totals.connections > wanted.older && totals.open > 0
            && totals.audioPacketsReceived >= wanted.received && totals.audioPacketsSent >= wanted.sent;
        }
        """,
        new { older, received, sent },
        "sound flows over a new connection");
}
