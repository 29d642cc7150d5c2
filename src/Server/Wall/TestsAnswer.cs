using Itog.Server.Readiness;

namespace Itog.Server.Wall;

/// <summary>The test calls of a school's day: of its stations, and of its participants in the order of auditoriums and schedule.</summary>
/// <param name="Day">Null when the school has none.</param>
/// <param name="CanWrite">Whether the server can send reminders.</param>
internal sealed record TestsAnswer(int? Day, bool CanWrite, IReadOnlyList<StationReadinessAnswer> Stations, IReadOnlyList<TestedAnswer> Participants);
