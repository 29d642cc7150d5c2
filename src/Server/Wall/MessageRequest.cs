namespace Itog.Server.Wall;

/// <summary>A message to stations; <paramref name="Id"/> is chosen by the page, so that a repetition says nothing twice. <paramref name="Auditoriums"/> null: to all of the day.</summary>
internal sealed record MessageRequest(Guid Id, string? Text, IReadOnlyList<int>? Auditoriums);
