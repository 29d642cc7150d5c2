namespace Itog.Exam.Kim;

/// <summary>The bytes of a package, apart from what lists show of it.</summary>
public sealed class KimPackageFile
{
    public int PackageId { get; init; }

    public required byte[] Content { get; init; }
}
