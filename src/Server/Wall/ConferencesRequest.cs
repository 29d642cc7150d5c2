namespace Itog.Server.Wall;

/// <summary>Opens or closes conferences; <paramref name="Auditoriums"/> null: all of the day.</summary>
internal sealed record ConferencesRequest(bool Open, IReadOnlyList<int>? Auditoriums);
