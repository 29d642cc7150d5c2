using Itog.Conference;
using Itog.Recorder;
using Itog.Recorder.Finalising;
using Itog.Recorder.Sealing;

namespace Itog.Server.Recordings;

/// <summary>
/// The files of a <see cref="Handover"/> in the wanted format, all made before the first byte of the answer goes out, so that a failure is still
/// an answer. Whoever made it disposes of it, and with it of the copies.
/// </summary>
internal sealed class HandoverFiles : IDisposable
{
    private readonly Dictionary<HandedRecording, List<HandedFile>> _files = [];
    private readonly StoredFiles _stored;
    private readonly HandoverWorkplace _workplace;
    private DirectoryInfo? _copies;

    private HandoverFiles(StoredFiles stored, HandoverWorkplace workplace) => (_stored, _workplace) = (stored, workplace);

    public static async Task<HandoverFiles> PrepareAsync(
        Handover handover, HandoverFormat format, SoundConverter sounds, PictureConverter pictures, StoredFiles stored, HandoverWorkplace workplace, CancellationToken cancellationToken)
    {
        var files = new HandoverFiles(stored, workplace);
        try
        {
            foreach (var recording in handover.Recordings.Where(r => r.Recording.WavPath is not null))
            {
                var wav = recording.Recording.WavPath!;
                files._files[recording] = format switch
                {
                    HandoverFormat.Mp3 => [new HandedFile($"{recording.Name}.mp3", await files.Mp3Async(wav, sounds, cancellationToken))],
                    HandoverFormat.Webm => [new HandedFile($"{recording.Name}.wav", wav), .. await files.WebmsAsync(recording, wav, pictures, cancellationToken)],
                    HandoverFormat.Mp4 => [new HandedFile($"{recording.Name}.wav", wav), .. await files.Mp4sAsync(recording, wav, pictures, cancellationToken)],
                    _ => [new HandedFile($"{recording.Name}.wav", wav)],
                };
            }

            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>What is handed over of a recording, the sound first; empty when there is none.</summary>
    public IReadOnlyList<HandedFile> Of(HandedRecording recording) => _files.GetValueOrDefault(recording) ?? [];

    public void Dispose() => _copies?.Delete(recursive: true);

    private async Task<string> Mp3Async(string wav, SoundConverter converter, CancellationToken cancellationToken)
    {
        var mp3 = Copy(Path.GetFileNameWithoutExtension(wav) + ".mp3");
        await converter.ToMp3Async(await OpenAsync(wav, cancellationToken), mp3, cancellationToken);
        return mp3;
    }

    private async Task<List<HandedFile>> WebmsAsync(HandedRecording recording, string wav, PictureConverter converter, CancellationToken cancellationToken)
    {
        var made = new List<HandedFile>();
        var sound = Copy(Path.GetFileNameWithoutExtension(wav) + ".sound.webm");
        foreach (var picture in recording.Recording.Pictures)
        {
            if (made.Count == 0)
            {
                await converter.ToOpusAsync(await OpenAsync(wav, cancellationToken), sound, cancellationToken);
            }

            var name = NameOf(recording, picture.Slot, "webm");
            await converter.ToWebmAsync(await OpenAsync(picture, cancellationToken), sound, Copy(name), cancellationToken);
            made.Add(new HandedFile(name, Copy(name), picture));
        }

        return made;
    }

    private async Task<List<HandedFile>> Mp4sAsync(HandedRecording recording, string wav, PictureConverter converter, CancellationToken cancellationToken)
    {
        var made = new List<HandedFile>();
        foreach (var picture in recording.Recording.Pictures)
        {
            var name = NameOf(recording, picture.Slot, "mp4");
            await converter.ToMp4Async(await OpenAsync(picture, cancellationToken), await OpenAsync(wav, cancellationToken), Copy(name), cancellationToken);
            made.Add(new HandedFile(name, Copy(name), picture));
        }

        return made;
    }

    private static string NameOf(HandedRecording recording, Slot slot, string extension) => $"{recording.Name}_{HandoverList.NameOf(slot)}.{extension}";

    private async Task<RecordedPicture> OpenAsync(RecordedPicture picture, CancellationToken cancellationToken) =>
        picture with { Path = await OpenAsync(picture.Path, cancellationToken) };

    /// <summary>FFmpeg reads files alone: of a sealed one it gets an open copy for as long as the answer takes.</summary>
    private async Task<string> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!StoredFiles.IsSealed(path))
        {
            return path;
        }

        var copy = Copy("open-" + Path.GetFileName(path));
        if (!File.Exists(copy))
        {
            await _stored.CopyAsync(path, copy, cancellationToken);
        }

        return copy;
    }

    private string Copy(string name) => Path.Combine((_copies ??= _workplace.Make()).FullName, name);
}
