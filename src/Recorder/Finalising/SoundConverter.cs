using FFMpegCore;
using Microsoft.Extensions.Options;

namespace Itog.Recorder.Finalising;

/// <summary>Makes smaller copies of finished sound files, one at a time and at low priority, so that exams are never slowed. One per process; any thread.</summary>
public sealed class SoundConverter(IOptions<RecorderOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Writes an MP3 of about 100 kbit/s; throws when FFmpeg does not.</summary>
    public async Task ToMp3Async(string wav, string mp3, CancellationToken cancellationToken)
    {
        var arguments = FFMpegArguments.FromFileInput(wav, verifyExists: false)
            .OutputToFile(mp3, overwrite: true, o => o.WithCustomArgument("-c:a libmp3lame -q:a 5 -map_metadata -1 -id3v2_version 0 -f mp3"))
            .Arguments;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await FfmpegProcess.RunAsync(
                options.Value.FfmpegPath, $"-nostdin -hide_banner -loglevel error -threads 1 {arguments}", Path.GetDirectoryName(mp3)!, mp3 + ".json", cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
