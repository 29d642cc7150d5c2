namespace Itog.Server.Kim;

/// <summary>The materials of a day as those see them who receive them: never what they say.</summary>
/// <param name="Clause">Where the hour comes from, in words.</param>
internal sealed record KimDayAnswer(
    DateTimeOffset OpensAt, bool MayOpen, string Clause, IReadOnlyList<KimPackageAnswer> Packages, IReadOnlyList<KimUse> Variants);
