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

    public static async Task<ScreenPicture> BesideAsync(IPage participant, byte[] screenshot)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return (await participant.EvaluateAsync<JsonElement>(Compare, Convert.ToBase64String(screenshot))).Deserialize<ScreenPicture>(JsonSerializerOptions.Web)!;
    }

    /// <summary>Waits until the received picture is the one of this screenshot.</summary>
    public static Task WaitForAsync(IPage participant, byte[] screenshot) =>
        Condition.HoldsAsync(
            participant, $"async png => (await ({Compare})(png)).likeness > 0.9", Convert.ToBase64String(screenshot), "the participant sees the window of the КИМ");
}
