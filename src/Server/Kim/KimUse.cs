namespace Itog.Server.Kim;

/// <summary>A variant and how often it was shown today.</summary>
internal sealed record KimUse(int Number, int Shown);
