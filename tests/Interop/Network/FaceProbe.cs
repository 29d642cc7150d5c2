using System.Text.Json;
using Microsoft.Playwright;

namespace Itog.Interop.Network;

/// <summary>Looks four times a second at a face on a page: does it move, do words cover it, or does it stand still without a word.</summary>
/// <param name="Moving">Share of the time, 0 to 1.</param>
/// <param name="Told">Share of the time in which words say that the picture is hidden.</param>
/// <param name="LongestUntold">The longest time without a new picture and without words, in seconds.</param>
internal sealed record FaceProbe(double Moving, double Told, double LongestUntold)
{
    private const string Watch = """
        async ({ label, seconds }) => {
          const looks = seconds * 4;
          let moving = 0, told = 0, untold = 0, longest = 0, frames = -1;
          for (let look = 0; look < looks; look++) {
            await new Promise(resume => setTimeout(resume, 250));
            const video = document.querySelector(`video[aria-label='${label}']`);
            const now = video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
            const covered = (video?.closest('figure').querySelector('.picture-hidden') ?? null) !== null;
            if (covered) told++;
            else if (now !== frames) moving++;
            untold = covered || now !== frames ? 0 : untold + 0.25;
            longest = Math.max(longest, untold);
            frames = now;
          }
          return { moving: moving / looks, told: told / looks, longestUntold: longest };
        }
        """;

    public static async Task<FaceProbe> WatchAsync(IPage page, string label, int seconds) =>
        (await page.EvaluateAsync<JsonElement>(Watch, new { label, seconds })).Deserialize<FaceProbe>(JsonSerializerOptions.Web)!;

    public override string ToString() =>
        FormattableString.Invariant($"moving {Moving:P0} of the time, hidden with words {Told:P0}, at most {LongestUntold:F1} s still without words");
}
