using Microsoft.Extensions.Logging;

namespace Itog.Recorder.Manifest;

/// <summary>
/// The manifest of one recording, in memory and on the disk. Owned by <see cref="AttemptRecording"/>, called under its lock. A manifest that
/// cannot be saved now stays in memory and is saved with the next commit.
/// </summary>
internal sealed class ManifestKeeper(RecordingPaths paths, RecordingManifest manifest, Action<RecordingEvent> raise, ILogger log)
{
    private bool _unsaved;

    public RecordingManifest Current { get; private set; } = manifest;

    /// <summary>Changes the manifest; the next commit saves it.</summary>
    public void Change(Func<RecordingManifest, RecordingManifest> change)
    {
        Current = change(Current);
        _unsaved = true;
    }

    /// <summary>Changes one segment; the next commit saves it.</summary>
    public void ChangeSegment(int number, Func<RecordingSegment, RecordingSegment> change) =>
        Change(m => m with { Segments = [.. m.Segments.Select(s => s.Number == number ? change(s) : s)] });

    /// <summary>Changes the manifest and saves it at once.</summary>
    public void Save(Func<RecordingManifest, RecordingManifest> change)
    {
        Current = change(Current);
        Save();
    }

    /// <summary>Saves what has changed since it was saved; when it is to look, also what vanished from the disk.</summary>
    public void Commit(bool look)
    {
        if (_unsaved || (look && !File.Exists(paths.Manifest)))
        {
            Save();
        }
    }

    /// <summary>Tries again to save what could not be saved.</summary>
    public void SaveWhatIsLeft()
    {
        if (_unsaved)
        {
            Save();
        }
    }

    private void Save()
    {
        try
        {
            Directory.CreateDirectory(paths.Folder);
            Current.Save(paths.Manifest);
            _unsaved = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_unsaved)
            {
                raise(new RecordingEvent.Alarm(Current.AttemptId, RecorderAlarm.JournalWriteFailed));
            }

            _unsaved = true;
            log.ManifestNotSaved(exception, Current.AttemptId);
        }
    }
}
