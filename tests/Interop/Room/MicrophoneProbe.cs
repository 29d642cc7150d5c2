using System.Text.Json;
using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>
/// Keeps what a page's own microphone gave, with the time of every 10 ms, as the page's connection gets it: after echo and gain control, before Opus.
/// The page's own code is not touched.
/// </summary>
public static class MicrophoneProbe
{
    /// <summary>The rate that the sound is kept at: enough for finding words to the millisecond.</summary>
    public const int Rate = 8_000;

    public const string Script = """
        (() => {
          const devices = navigator.mediaDevices;
          if (!devices || typeof MediaStreamTrackProcessor === 'undefined') return;
          let take = null;
          const open = devices.getUserMedia.bind(devices);
          devices.getUserMedia = async constraints => {
            const stream = await open(constraints);
            for (const track of stream.getAudioTracks()) void listen(track.clone());
            return stream;
          };
          async function listen(track) {
            const mine = take = { transit: Infinity, times: [], counts: [], samples: [] };
            const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 1000 }).readable.getReader();
            for (;;) {
              const { done, value } = await reader.read();
              if (done) return;
              const at = value.timestamp / 1000;
              // The quickest way from the capture to here tells how its clock stands to UTC.
              mine.transit = Math.min(mine.transit, performance.timeOrigin + performance.now() - at);
              const sound = new Float32Array(value.numberOfFrames);
              value.copyTo(sound, { planeIndex: 0, format: 'f32-planar' });
              const group = value.sampleRate / 8000;
              const kept = new Int16Array(Math.floor(sound.length / group));
              for (let i = 0; i < kept.length; i++) {
                let sum = 0;
                for (let j = 0; j < group; j++) sum += sound[i * group + j];
                kept[i] = Math.round(sum / group * 32767);
              }
              mine.times.push(at);
              mine.counts.push(kept.length);
              mine.samples.push(kept);
              value.close();
            }
          }
          window.microphoneProbe = {
            seconds: () => take ? take.counts.reduce((sum, count) => sum + count, 0) / 8000 : 0,
            take: () => {
              const bytes = take.samples.flatMap(kept => [...new Uint8Array(kept.buffer)]);
              let text = '';
              for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.slice(i, i + 8192));
              return { transit: take.transit, times: take.times, counts: take.counts, pcm: btoa(text) };
            },
          };
        })();
        """;

    /// <summary>Waits until this page's microphone has given so much more sound.</summary>
    public static async Task WaitForSoundAsync(IPage page, TimeSpan more)
    {
        var until = await page.EvaluateAsync<double>("() => microphoneProbe.seconds()") + more.TotalSeconds;
        await page.WaitForFunctionAsync("until => microphoneProbe.seconds() >= until", until, new() { PollingInterval = 200, Timeout = 60_000 });
    }

    public static async Task<MicrophoneTake> ReadAsync(IPage page)
    {
        var raw = (await page.EvaluateAsync<JsonElement>("() => microphoneProbe.take()")).Deserialize<RawTake>(JsonSerializerOptions.Web)!;
        return new MicrophoneTake(raw.Transit, raw.Times, raw.Counts, Convert.FromBase64String(raw.Pcm));
    }

    private sealed record RawTake(double Transit, double[] Times, int[] Counts, string Pcm);
}
