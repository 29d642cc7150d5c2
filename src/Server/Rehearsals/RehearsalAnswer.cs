namespace Itog.Server.Rehearsals;

/// <summary>A rehearsal in the organizer's cabinet.</summary>
/// <param name="DeletedOn">When it is removed by itself.</param>
/// <param name="Attempts">How many conversations were held, each with its recording.</param>
/// <param name="Running">Somebody answers now.</param>
/// <param name="Participants">How many of the school's own participants are in it.</param>
internal sealed record RehearsalAnswer(
    int Day,
    DateOnly Date,
    TimeOnly StartTime,
    DateOnly DeletedOn,
    int Attempts,
    bool Running,
    int Participants,
    IReadOnlyList<RehearsalRoom> Auditoriums,
    IReadOnlyList<StandInAnswer> StandIns);
