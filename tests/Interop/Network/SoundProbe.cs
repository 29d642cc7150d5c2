using System.Text.Json;
using Microsoft.Playwright;

namespace Itog.Interop.Network;

/// <summary>What a page's peer connections tell of sound, closed ones included: each keeps its last figures. The page's own code is not touched.</summary>
public static class SoundProbe
{
    public const string Script = """
        (() => {
          const peers = [];
          const Original = window.RTCPeerConnection;
          window.RTCPeerConnection = class extends Original {
            constructor(...options) { super(...options); peers.push({ peer: this, last: null }); }
          };
          const names = ['received', 'lost', 'samples', 'concealed', 'silent', 'fec', 'sent', 'repeated', 'frames'];
          const empty = () => Object.fromEntries(names.map(name => [name, 0]));
          async function read({ peer, last }) {
            if (peer.connectionState === 'closed') return last ?? empty();
            const sums = empty();
            for (const report of (await peer.getStats()).values()) {
              if (report.type === 'inbound-rtp' && report.kind === 'audio') {
                sums.received += report.packetsReceived ?? 0;
                sums.lost += report.packetsLost ?? 0;
                sums.samples += report.totalSamplesReceived ?? 0;
                sums.concealed += report.concealedSamples ?? 0;
                sums.silent += report.silentConcealedSamples ?? 0;
                sums.fec += report.fecPacketsReceived ?? 0;
              }
              if (report.type === 'inbound-rtp' && report.kind === 'video') sums.frames += report.framesDecoded ?? 0;
              if (report.type === 'outbound-rtp' && report.kind === 'audio') {
                sums.sent += report.packetsSent ?? 0;
                sums.repeated += report.retransmittedPacketsSent ?? 0;
              }
            }
            return sums;
          }
          async function sums() {
            const total = empty();
            for (const one of peers) {
              one.last = await read(one);
              for (const name of names) total[name] += one.last[name];
            }
            return total;
          }
          const ufrag = sdp => /a=ice-ufrag:(\S+)/.exec(sdp ?? '')?.[1] ?? '';
          window.soundProbe = {
            sums: async () => ({ connections: peers.length, ...await sums() }),
            /** Milliseconds until so many more packets of sound have come. */
            until: async more => {
              const begun = performance.now();
              const before = (await sums()).received;
              while ((await sums()).received < before + more) await new Promise(resume => setTimeout(resume, 20));
              return performance.now() - begun;
            },
            credentials: () => ufrag(peers.at(-1)?.peer.currentRemoteDescription?.sdp),
          };
        })();
        """;

    public static async Task<SoundFigures> ReadAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return (await page.EvaluateAsync<JsonElement>("() => soundProbe.sums()")).Deserialize<SoundFigures>(JsonSerializerOptions.Web)!;
    }

    /// <summary>How long until the page has got a tenth of a second more of sound.</summary>
    public static async Task<TimeSpan> UntilHeardAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return TimeSpan.FromMilliseconds(await page.EvaluateAsync<double>("() => soundProbe.until(5)").WaitAsync(TimeSpan.FromMinutes(1)));
    }

    /// <summary>The server's ufrag in the answer in force: another one after each restart of ICE.</summary>
    public static Task<string> CredentialsAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.EvaluateAsync<string>("() => soundProbe.credentials()");
    }
}
