using System.Text.Json;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop.Player;

/// <summary>
/// What really comes out of a player: every sample that it sends to the loudspeaker, and the brightness of every frame that its first picture shows,
/// each with the moment at which it is heard or seen. The page's own code is not touched.
/// </summary>
public sealed class PlayerProbe(IPage page)
{
    /// <summary>Hands every block on with the time of its first sample.</summary>
    private const string Worklet = """
        registerProcessor('tap', class extends AudioWorkletProcessor {
          constructor() { super(); this.left = []; this.right = []; this.at = 0; }
          process([input]) {
            if (this.left.length === 0) this.at = currentTime;
            const [left, right] = [input[0] ?? new Float32Array(128), input[1] ?? input[0] ?? new Float32Array(128)];
            this.left.push(...left);
            this.right.push(...right);
            if (this.left.length >= 1024) {
              this.port.postMessage({ at: this.at, left: Float32Array.from(this.left), right: Float32Array.from(this.right) });
              this.left = [];
              this.right = [];
            }
            return true;
          }
        });
        """;

    private const string Script = """
        (() => {
          const heard = [], seen = [];
          const connect = AudioNode.prototype.connect;
          AudioNode.prototype.connect = function (to, ...rest) {
            if (to instanceof AudioDestinationNode && !to.context.proof) {
              const context = to.context.proof = to.context;
              void context.audioWorklet.addModule(URL.createObjectURL(new Blob([window.proofTap], { type: 'text/javascript' }))).then(() => {
                const tap = new AudioWorkletNode(context, 'tap', { numberOfOutputs: 0, channelCount: 2, channelCountMode: 'explicit' });
                tap.port.onmessage = ({ data }) => {
                  // What is at the loudspeaker at this moment tells when each sample is there.
                  const now = context.getOutputTimestamp();
                  heard.push({ ...data, rate: context.sampleRate, shift: now.performanceTime - now.contextTime * 1000 });
                };
                connect.call(this, tap);
                window.proof.state = 'tapped';
              }, error => { window.proof.state = String(error); });
            }
            return connect.call(this, to, ...rest);
          };
          function watch(video) {
            const canvas = document.createElement('canvas');
            canvas.width = canvas.height = 4;
            const context = canvas.getContext('2d', { willReadFrequently: true });
            const frame = (_, { expectedDisplayTime, mediaTime }) => {
              context.drawImage(video, 0, 0, 4, 4);
              seen.push({ at: expectedDisplayTime, mediaTime, bright: context.getImageData(1, 1, 1, 1).data[1] > 128 });
              video.requestVideoFrameCallback(frame);
            };
            video.requestVideoFrameCallback(frame);
          }
          // Beeps: where sound begins after a tenth of a second of silence, with pitch and loudness of the tenth after it.
          function beeps() {
            const found = [];
            let quiet = 0;
            for (let b = 0; b < heard.length; b++) {
              const { at, left, rate, shift } = heard[b];
              for (let i = 0; i < left.length; i++) {
                if (Math.abs(left[i]) < 0.004) { quiet++; continue; }
                if (quiet > rate / 10) {
                  const [l, r] = ['left', 'right'].map(side => {
                    const samples = [];
                    for (let c = b; c < heard.length && samples.length < rate / 14; c++) samples.push(...heard[c][side].subarray(c === b ? i : 0));
                    return samples.slice(0, Math.floor(rate / 14));
                  });
                  const body = l.slice(Math.floor(rate / 200));
                  let first = -1, last = -1, crossings = 0;
                  for (let k = 1; k < body.length; k++) if (body[k - 1] < 0 && body[k] >= 0) {
                    if (first < 0) first = k; else crossings++;
                    last = k;
                  }
                  const loud = side => Math.max(...side.map(Math.abs));
                  found.push({ at: (at + i / rate) * 1000 + shift, hertz: crossings * rate / (last - first), left: loud(l), right: loud(r) });
                }
                quiet = 0;
              }
            }
            return found;
          }
          const flashes = () => seen.filter((frame, i) => frame.bright && i > 0 && !seen[i - 1].bright);
          window.proof = {
            state: 'nothing is played',
            watch,
            forget: () => { heard.length = 0; seen.length = 0; },
            read: () => ({ beeps: beeps(), flashes: flashes(), frames: seen.length }),
          };
        })();
        """;

    /// <summary>Before the page is opened, in a browser whose pages may run what they did not bring along.</summary>
    public static async Task PrepareAsync(IBrowserContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.AddInitScriptAsync($"window.proofTap = {JsonSerializer.Serialize(Worklet)};");
        await context.AddInitScriptAsync(Script);
    }

    /// <summary>Once the player stands on the page and plays.</summary>
    public async Task StartAsync()
    {
        await page.EvaluateAsync("() => proof.watch(document.querySelector('.player-pictures video'))");
        await Condition.HoldsAsync(page, "() => proof.state !== 'nothing is played'", "", "the player sends sound to the loudspeaker");
        (await page.EvaluateAsync<string>("() => proof.state")).Should().Be("tapped");
    }

    /// <summary>Forgets what was heard and seen, and listens until the recording has gone on by this much.</summary>
    public async Task<PlayedPiece> ListenAsync(double seconds)
    {
        var until = await page.EvaluateAsync<double>("seconds => { proof.forget(); return document.querySelector('audio.player').currentTime + seconds; }", seconds);
        await page.WaitForFunctionAsync("until => document.querySelector('audio.player').currentTime >= until", until);
        var read = await page.EvaluateAsync<JsonElement>("() => proof.read()");
        var beeps = read.GetProperty("beeps").EnumerateArray()
            .Select(b => new Beep(Number(b, "at"), Number(b, "hertz"), Number(b, "left"), Number(b, "right"))).ToList();
        var flashes = read.GetProperty("flashes").EnumerateArray().Select(f => Number(f, "at")).ToList();
        return new PlayedPiece(beeps, flashes, read.GetProperty("frames").GetInt32());
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).ValueKind == JsonValueKind.Number ? element.GetProperty(name).GetDouble() : double.NaN;
}
