using Itog.Recorder.Finalising;

namespace Itog.Server.Recordings;

/// <summary>
/// The sound files of a <see cref="Handover"/> in the wanted format, all made before the first byte of the answer goes out, so that a failure is still
/// an answer. Whoever made it disposes of it, and with it of the copies.
/// </summary>
internal sealed class HandoverSounds : IDisposable
{
    private readonly Dictionary<HandedRecording, string> _paths = [];
    private DirectoryInfo? _copies;

    private HandoverSounds()
    {
    }

    public static async Task<HandoverSounds> PrepareAsync(
        Handover handover, HandoverFormat format, SoundConverter converter, CancellationToken cancellationToken)
    {
        var sounds = new HandoverSounds();
        try
        {
            foreach (var recording in handover.Recordings)
            {
                if (recording.Recording.WavPath is { } wav)
                {
                    sounds._paths[recording] = format == HandoverFormat.Wav ? wav : await sounds.CopyAsync(wav, converter, cancellationToken);
                }
            }

            return sounds;
        }
        catch
        {
            sounds.Dispose();
            throw;
        }
    }

    /// <summary>Where the sound of a recording lies; null when there is none.</summary>
    public string? PathOf(HandedRecording recording) => _paths.GetValueOrDefault(recording);

    public void Dispose() => _copies?.Delete(recursive: true);

    private async Task<string> CopyAsync(string wav, SoundConverter converter, CancellationToken cancellationToken)
    {
        _copies ??= Directory.CreateTempSubdirectory("itog-handover-");
        var mp3 = Path.Combine(_copies.FullName, Path.GetFileNameWithoutExtension(wav) + ".mp3");
        await converter.ToMp3Async(wav, mp3, cancellationToken);
        return mp3;
    }
}
