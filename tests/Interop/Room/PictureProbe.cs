using System.Text.Json;
using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>
/// Keeps small grey copies of what a page's own camera gives, with the time of each, as the page's connection gets it: before VP8. It looks from the
/// moment it is asked to. The page's own code is not touched.
/// </summary>
public static class PictureProbe
{
    public const int Width = 96;
    public const int Height = 72;

    public const string Script = """
        (() => {
          const devices = navigator.mediaDevices;
          if (!devices || typeof MediaStreamTrackProcessor === 'undefined') return;
          let camera = null, take = null;
          const open = devices.getUserMedia.bind(devices);
          devices.getUserMedia = async constraints => {
            const stream = await open(constraints);
            camera = stream.getVideoTracks()[0] ?? camera;
            return stream;
          };
          async function look(track) {
            const mine = take = { transit: Infinity, times: [], grey: [] };
            const canvas = new OffscreenCanvas(96, 72);
            const context = canvas.getContext('2d', { willReadFrequently: true });
            context.imageSmoothingQuality = 'high';
            const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
            for (;;) {
              const { done, value } = await reader.read();
              if (done) return;
              const at = value.timestamp / 1000;
              // The quickest way from the capture to here tells how its clock stands to UTC.
              mine.transit = Math.min(mine.transit, performance.timeOrigin + performance.now() - at);
              context.drawImage(value, 0, 0, 96, 72);
              value.close();
              const { data } = context.getImageData(0, 0, 96, 72);
              for (let i = 0; i < data.length; i += 4) mine.grey.push(Math.round(0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2]));
              mine.times.push(at);
            }
          }
          window.pictureProbe = {
            start: () => {
              const track = camera.clone();
              void look(track);
              window.pictureProbe.stop = () => {
                track.stop();
                let text = '';
                for (let i = 0; i < take.grey.length; i += 8192) text += String.fromCharCode(...take.grey.slice(i, i + 8192));
                return { transit: take.transit, times: take.times, grey: btoa(text) };
              };
            },
          };
        })();
        """;

    public static Task StartAsync(IPage page) => page.EvaluateAsync("() => pictureProbe.start()");

    /// <summary>Stops looking and gives every picture with its moment.</summary>
    public static async Task<IReadOnlyList<SeenPicture>> StopAsync(IPage page)
    {
        var raw = (await page.EvaluateAsync<JsonElement>("() => pictureProbe.stop()")).Deserialize<RawTake>(JsonSerializerOptions.Web)!;
        var grey = Convert.FromBase64String(raw.Grey);
        return
        [
            .. raw.Times.Select((time, i) => new SeenPicture(
                DateTimeOffset.FromUnixTimeMilliseconds(0) + TimeSpan.FromMilliseconds(time + raw.Transit),
                grey.AsMemory(i * Width * Height, Width * Height))),
        ];
    }

    private sealed record RawTake(double Transit, double[] Times, string Grey);
}
