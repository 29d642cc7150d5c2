using Itog.Exam.Kim;

namespace Itog.Server.Kim;

/// <summary>A package on the wire.</summary>
internal sealed record KimPackageAnswer(
    int Id, string FileName, int Size, string Sha256, IReadOnlyList<int> Numbers, KimWay Way,
    DateTimeOffset ReceivedAt, string? ReceivedBy, DateTimeOffset? OpenedAt, DateTimeOffset? WithdrawnAt)
{
    public static KimPackageAnswer Of(KimPackage package) => new(
        package.Id, package.FileName, package.Size, package.Sha256, package.Numbers, package.Way,
        package.ReceivedAt, package.ReceivedBy?.FullName, package.OpenedAt, package.WithdrawnAt);
}
