namespace Itog.Server.Recordings;

/// <summary>
/// Where copies lie while they are handed over: below the storage folder, so that no voice of a child is left in a folder that anybody reads. Emptied at start,
/// for a server that was killed in between. One per process; any thread.
/// </summary>
internal sealed class HandoverWorkplace(string folder)
{
    /// <summary>A folder for one answer, whose owner deletes it.</summary>
    public DirectoryInfo Make() => Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N")));

    /// <summary>Deletes what a killed server left behind.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
