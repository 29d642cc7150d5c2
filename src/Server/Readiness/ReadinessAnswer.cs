using Itog.Exam.People;
using Itog.Exam.Readiness;
using Itog.Exam.Regulation;

namespace Itog.Server.Readiness;

/// <summary>The readiness of a day for the cabinet.</summary>
/// <param name="Due">By when the test connections are to be made; null when the regulation names no date.</param>
/// <param name="CanWrite">Whether the server can send reminders.</param>
internal sealed record ReadinessAnswer(
    bool Ready,
    ExamDayKind Kind,
    DateTimeOffset At,
    DateOnly? Due,
    string? Clause,
    string? Source,
    bool CanWrite,
    IReadOnlyList<ReadinessCheckAnswer> Checks,
    IReadOnlyList<StationReadinessAnswer> Stations,
    IReadOnlyList<ParticipantReadinessAnswer> Participants)
{
    public static ReadinessAnswer Of(ReadinessReport report, bool canWrite) => new(
        report.Ready,
        report.Day.Kind,
        report.At,
        report.Due?.On,
        report.Due?.Deadline.Clause,
        RegulationPacks.Cite(report.Due?.Deadline.Clause),
        canWrite,
        [.. report.Checks.Select(ReadinessCheckAnswer.Of)],
        [.. report.Stations.Select(StationReadinessAnswer.Of)],
        [.. report.Participants.Select(ParticipantReadinessAnswer.Of)]);
}
