namespace Itog.Server.People;

/// <summary>What a field said and will say; the field by the title of its column.</summary>
internal sealed record ImportChangeAnswer(string Field, string? Before, string? After);
