using Itog.Exam.Readiness;

namespace Itog.Server.Readiness;

/// <summary>The workstation of an auditorium and its newest test call.</summary>
internal sealed record StationReadinessAnswer(int Auditorium, string Number, string? Name, IReadOnlyList<string> Interlocutors, int Participants, TestAnswer? Test)
{
    public static StationReadinessAnswer Of(StationReadiness station) =>
        new(station.Auditorium.Id, station.Auditorium.Number, station.Auditorium.Name, station.Interlocutors, station.Participants, TestAnswer.Of(station.Test));
}
