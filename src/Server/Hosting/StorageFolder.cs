using Microsoft.Data.Sqlite;

namespace Itog.Server.Hosting;

/// <summary>Where everything that must survive lies: the setting <c>Storage:Folder</c>. Made once at start, read by any thread.</summary>
public sealed class StorageFolder
{
    public const string Setting = "Storage:Folder";

    private StorageFolder(string path) => Path = path;

    /// <summary>The full path; the folder exists.</summary>
    public string Path { get; }

    public string Recordings => System.IO.Path.Combine(Path, "recordings");

    public string Logs => System.IO.Path.Combine(Path, "logs");

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = System.IO.Path.Combine(Path, "itog.db") }.ToString();

    /// <summary>Makes the folder and tells the recorder, unless it has a folder of its own, to write below it; the keys of sealed files lie there too, unless they have a folder of their own.</summary>
    public static StorageFolder Prepare(ConfigurationManager configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var path = System.IO.Path.GetFullPath(configuration[Setting] ?? "data");
        Directory.CreateDirectory(path);
        var folder = new StorageFolder(path);
        if (string.IsNullOrWhiteSpace(configuration["Recorder:Folder"]))
        {
            configuration["Recorder:Folder"] = folder.Recordings;
        }

        if (string.IsNullOrWhiteSpace(configuration["Storage:Keys"]))
        {
            configuration["Storage:Keys"] = System.IO.Path.Combine(path, "keys");
        }

        return folder;
    }
}
