using System.Globalization;
using FFMpegCore;
using Microsoft.Extensions.Options;

namespace Itog.Recorder.Finalising;

/// <summary>
/// Puts a recorded picture and the mixed sound together into one file that any player shows, one at a time and at low priority. The picture is copied as it
/// came (WebM), or encoded anew where somebody cannot play that (MP4). One per process; any thread.
/// </summary>
public sealed class PictureConverter(IOptions<RecorderOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Encodes the sound of a recording once for all its pictures: Opus in WebM. Throws when FFmpeg does not.</summary>
    public Task ToOpusAsync(string wav, string webm, CancellationToken cancellationToken) => RunAsync(
        FFMpegArguments.FromFileInput(wav, verifyExists: false).OutputToFile(webm, overwrite: true, o => o.WithCustomArgument("-c:a libopus -b:a 64k -map_metadata -1 -f webm")),
        webm,
        cancellationToken);

    /// <summary>WebM: nothing is encoded. The picture comes in where it began.</summary>
    /// <param name="sound">Made by <see cref="ToOpusAsync"/>.</param>
    public Task ToWebmAsync(RecordedPicture picture, string sound, string webm, CancellationToken cancellationToken) =>
        RunAsync(Together(picture, sound).OutputToFile(webm, overwrite: true, o => o.WithCustomArgument("-map 0:v -map 1:a -c copy -map_metadata -1 -f webm")), webm, cancellationToken);

    /// <summary>MP4 (H.264, AAC) in the size of the largest picture; takes about a fifth of the time that it lasts.</summary>
    public Task ToMp4Async(RecordedPicture picture, string wav, string mp4, CancellationToken cancellationToken)
    {
        var (width, height) = (picture.Width + (picture.Width & 1), picture.Height + (picture.Height & 1));
        var encoding = string.Create(
            CultureInfo.InvariantCulture,
            $"-map 0:v -map 1:a -vf scale={width}:{height} -fps_mode vfr -c:v libx264 -preset veryfast -crf 26 -pix_fmt yuv420p -c:a aac -b:a 96k -map_metadata -1 -movflags +faststart -f mp4");
        return RunAsync(Together(picture, wav).OutputToFile(mp4, overwrite: true, o => o.WithCustomArgument(encoding)), mp4, cancellationToken);
    }

    public void Dispose() => _turn.Dispose();

    // FFmpeg takes each input's own start away, so files begin at 0 and the picture is given its offset.
    private static FFMpegArguments Together(RecordedPicture picture, string sound) => FFMpegArguments
        .FromFileInput(picture.Path, verifyExists: false, o => o.WithCustomArgument(string.Create(CultureInfo.InvariantCulture, $"-itsoffset {picture.Start.TotalSeconds:F3}")))
        .AddFileInput(sound, verifyExists: false);

    private async Task RunAsync(FFMpegArgumentProcessor processor, string output, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await FfmpegProcess.RunAsync(
                options.Value.FfmpegPath,
                $"-nostdin -hide_banner -loglevel error -threads 1 {processor.Arguments}",
                Path.GetDirectoryName(output)!,
                output + ".json",
                cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
