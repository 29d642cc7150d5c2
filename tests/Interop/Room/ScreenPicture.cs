using System.Text.Json;
using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>What a participant really sees of the КИМ: the pixels of the video that his page has received, beside a screenshot.</summary>
/// <param name="Likeness">Correlation with the screenshot at low resolution, −1…1.</param>
/// <param name="Paper">Share of white pixels.</param>
/// <param name="Ink">Share of dark pixels.</param>
public sealed record ScreenPicture(double Likeness, double Paper, double Ink)
{
    private const string Compare = """
        async png => {
          const video = document.querySelector('.kim-screen video');
          if (!video || video.videoWidth === 0) return { likeness: -1, paper: 0, ink: 0 };
          const bytes = Uint8Array.from(atob(png), c => c.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const grey = (source, width, height) => {
            const canvas = document.createElement('canvas');
            canvas.width = width;
            canvas.height = height;
            const context = canvas.getContext('2d');
            context.imageSmoothingQuality = 'high';
            context.drawImage(source, 0, 0, width, height);
            const { data } = context.getImageData(0, 0, width, height);
            return Array.from({ length: width * height }, (_, i) => (data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 3);
          };
          const mean = a => a.reduce((sum, v) => sum + v, 0) / a.length;
          const a = grey(video, 96, 54), b = grey(image, 96, 54), ma = mean(a), mb = mean(b);
          let ab = 0, aa = 0, bb = 0;
          for (let i = 0; i < a.length; i++) {
            ab += (a[i] - ma) * (b[i] - mb);
            aa += (a[i] - ma) ** 2;
            bb += (b[i] - mb) ** 2;
          }
          const fine = grey(video, 960, 540);
          return {
            likeness: aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0,
            paper: fine.filter(v => v > 200).length / fine.length,
            ink: fine.filter(v => v < 100).length / fine.length,
          };
        }
        """;

    private const string Sharpness = """
        async png => {
          const video = document.querySelector('.kim-screen video');
          if (!video || video.videoWidth === 0) return 0;
          const bytes = Uint8Array.from(atob(png), c => c.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const pixels = source => {
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext('2d');
            context.drawImage(source, 0, 0, image.width, image.height);
            return context.getImageData(0, 0, image.width, image.height).data;
          };
          const a = pixels(video), b = pixels(image), count = a.length / 4;
          let sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
          for (let i = 1; i < a.length; i += 4) {
            sa += a[i];
            sb += b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
            ab += a[i] * b[i];
          }
          const spread = (squares, sum) => squares - (sum * sum) / count;
          return (ab - (sa * sb) / count) / Math.sqrt(spread(aa, sa) * spread(bb, sb)) || 0;
        }
        """;

    public static async Task<ScreenPicture> BesideAsync(IPage participant, byte[] screenshot)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return (await participant.EvaluateAsync<JsonElement>(Compare, Convert.ToBase64String(screenshot))).Deserialize<ScreenPicture>(JsonSerializerOptions.Web)!;
    }

    /// <summary>Waits until the received picture is the one of this screenshot.</summary>
    public static Task WaitForAsync(IPage participant, byte[] screenshot) =>
        Condition.HoldsAsync(
            participant, $"async png => (await ({Compare})(png)).likeness > 0.9", Convert.ToBase64String(screenshot), "the participant sees the window of the КИМ");

    /// <summary>Correlation with the screenshot at its own resolution, letter by letter: 1 is the same picture, from 0.9 on its text is easily read.</summary>
    public static Task<double> SharpnessAsync(IPage participant, byte[] screenshot)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return participant.EvaluateAsync<double>(Sharpness, Convert.ToBase64String(screenshot));
    }

    /// <summary>How long until the text of this screenshot can be read.</summary>
    public static async Task<TimeSpan> UntilReadableAsync(IPage participant, byte[] screenshot)
    {
        ArgumentNullException.ThrowIfNull(participant);
        var script = $$"""
            async png => {
              const begun = performance.now();
              while (await ({{Sharpness}})(png) < 0.9) await new Promise(resume => setTimeout(resume, 50));
              return performance.now() - begun;
            }
            """;
        return TimeSpan.FromMilliseconds(
            await participant.EvaluateAsync<double>(script, Convert.ToBase64String(screenshot)).WaitAsync(TimeSpan.FromMinutes(1)));
    }
}
