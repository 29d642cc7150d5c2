namespace Itog.Server.Kim;

/// <summary>The variants that a package brought.</summary>
internal sealed record KimOpenedAnswer(IReadOnlyList<int> Variants);
