namespace Itog.Exam.Kim.Package;

/// <summary>An archive, or one file of it, that cannot be read. Nothing of the archive is to be used.</summary>
public sealed class DamagedArchiveException : Exception
{
    public DamagedArchiveException(ArchiveFault fault, string? file = null)
        : base($"{fault}{(file is null ? "" : $" in «{file}»")}")
    {
        (Fault, File) = (fault, file);
    }

    public ArchiveFault Fault { get; }

    /// <summary>The file in the archive; null when the archive as a whole is meant.</summary>
    public string? File { get; }
}
