namespace Itog.Recorder.Journal;

/// <summary>A file of a journal that is only ever appended to.</summary>
internal static class JournalFile
{
    public static FileStream Create(string path) => Open(path, FileMode.CreateNew);

    /// <summary>
    /// A file that was deleted while it was open still holds every byte where the system lets open files be deleted: writes it to its place again.
    /// One that is there is left as it is.
    /// </summary>
    public static FileStream Rescue(FileStream file, string path)
    {
        if (File.Exists(path))
        {
            return file;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var again = Open(path, FileMode.CreateNew);
        file.Position = 0;
        file.CopyTo(again);
        file.Dispose();
        return again;
    }

    private static FileStream Open(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
}
