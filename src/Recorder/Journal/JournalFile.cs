namespace Itog.Recorder.Journal;

/// <summary>A file of a journal that is only ever appended to. Every write goes to the system at once. Owned by one journal; recorder thread.</summary>
internal sealed class JournalFile(string path) : IDisposable
{
    private FileStream _file = Create(path);
    private bool _unsettled;

    public long Length => _file.Position;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _unsettled = true;
        _file.Write(bytes);
    }

    /// <summary>Brings what was written since the last time to the disk.</summary>
    public void Settle()
    {
        if (_unsettled)
        {
            _file.Flush(flushToDisk: true);
            _unsettled = false;
        }
    }

    /// <summary>
    /// A file that was deleted while it was open still holds every byte where the system lets open files be deleted: writes it to its place again.
    /// One that is there is left as it is. Tells whether that was needed.
    /// </summary>
    public bool Rescue()
    {
        if (File.Exists(path))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var again = Create(path);
        _unsettled = true;
        _file.Position = 0;
        _file.CopyTo(again);
        _file.Dispose();
        _file = again;
        return true;
    }

    /// <summary>Cuts off what was not written whole.</summary>
    public void Cut(long length) => _file.SetLength(length);

    public void Dispose() => _file.Dispose();

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
}
