namespace Itog.Interop.Room;

/// <summary>Where the build has left the server's program and where the sources are.</summary>
internal static class BuiltServer
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    public static string Top { get; } = FindTop();

    public static string Program { get; } = Path.Combine(Top, "src", "Server", "bin", Configuration, "net10.0", "Itog.Server.dll");

    private static string FindTop()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Itog.slnx")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("Itog.slnx was not found above " + AppContext.BaseDirectory);
    }
}
