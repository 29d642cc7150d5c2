namespace Itog.Server.Api;

/// <summary>One page of a list.</summary>
/// <param name="Next">The cursor of the next page; null at the end.</param>
internal sealed record PageAnswer<T>(IReadOnlyList<T> Items, string? Next);
