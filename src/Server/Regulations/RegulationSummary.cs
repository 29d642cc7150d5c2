using Itog.Exam.Regulation;

namespace Itog.Server.Regulations;

/// <summary>A regulation by name.</summary>
public sealed record RegulationSummary(string Id, string Title, string Region, int Year, int Version)
{
    public static RegulationSummary Of(RegulationPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return new(pack.Id, pack.Title, pack.Region, pack.Year, pack.Version);
    }
}
