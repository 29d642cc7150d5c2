using Itog.Conference;
using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Recorder;
using Itog.Server.Closing;
using ExamRecordingMode = Itog.Exam.Regulation.RecordingMode;
using RecorderState = Itog.Recorder.RecordingState;
using State = Itog.Exam.Closing.RecordingState;

namespace Itog.Server.Tests.Closing;

/// <summary>The transfer package lists the sound files by the names under which they are handed over.</summary>
public sealed class TransferredRecordings
{
    private static readonly DateOnly Date = new(2026, 2, 11);
    private static readonly Auditorium First = new() { Id = 1, Number = "0101", Name = "1" };
    private static readonly Auditorium Second = new() { Id = 2, Number = "0102", Name = "2" };
    private static readonly Attempt InFirst = AttemptIn(First);
    private static readonly Attempt InSecond = AttemptIn(Second);

    private static readonly Dictionary<Guid, State> States = new[] { InFirst, InSecond }.ToDictionary(
        a => a.Id, a => new State(RecordingCondition.Present, Sha256: "own " + a.Auditorium!.Number));

    [Fact]
    public void Where_whole_days_are_recorded_their_files_are_listed_and_not_those_of_the_attempts() =>
        DayRecordings.List(DayWith(ExamRecordingMode.Stream), States, new[] { WholeDay(1), WholeDay(2) }.ToLookup(_ => First.Id)).Should().Equal(
            new TransferRecording(null, 1, "0101", "20260211_0101_260117.wav", "day 1"),
            new TransferRecording(null, 2, "0101", "20260211_0101_260117_2.wav", "day 2"),
            new TransferRecording("0102", 1, "0102", "20260211_0102_260117_0102_1.wav", "own 0102"));

    [Fact]
    public void Elsewhere_each_attempt_has_its_file() =>
        DayRecordings.List(DayWith(ExamRecordingMode.Personal), States, new[] { WholeDay(1) }.ToLookup(_ => First.Id)).Should().Equal(
            new TransferRecording("0101", 1, "0101", "20260211_0101_260117_0101_1.wav", "own 0101"),
            new TransferRecording("0102", 1, "0102", "20260211_0102_260117_0102_1.wav", "own 0102"));

    private static RecordingStatus WholeDay(int number) => new()
    {
        Request = new RecordingRequest(Guid.NewGuid(), new RoomId("a"), Date, "0101", "260117", RecordingRequest.WholeDay, number),
        State = RecorderState.Ready,
        Started = default,
        Duration = default,
        ManifestPath = "",
        WavPath = "day.wav",
        Evidence = new RecordingEvidence($"day {number}", []),
    };

    private static DayRecord DayWith(ExamRecordingMode mode)
    {
        var pack = RegulationPacks.All.First();
        var school = new School { Code = "260117", MunicipalityCode = "017", Region = "26", Name = "Школа", TimeZoneId = "Europe/Moscow" };
        var regulation = pack with
        {
            RecordingMode = pack.RecordingMode with { Value = mode },
            RecordingFileName = pack.RecordingFileName with { Value = FileNamePattern.Parse("{date}_{auditorium}_{school}_{participant}_{attempt}", out _)! },
        };
        return new DayRecord(new ExamDay { Date = Date, School = school, RegulationId = pack.Id }, regulation, [Of(InFirst), Of(InSecond)], [], []);
    }

    private static DayParticipant Of(Attempt attempt) =>
        new(new ScheduleEntry { Auditorium = attempt.Auditorium, Participant = attempt.Participant }, [attempt], new Dictionary<Guid, Exam.Scoring.ExpertProtocol>());

    /// <summary>Somebody who has the auditorium's number for a code.</summary>
    private static Attempt AttemptIn(Auditorium auditorium) => new()
    {
        Id = Guid.NewGuid(),
        Number = 1,
        AuditoriumId = auditorium.Id,
        Auditorium = auditorium,
        Participant = new Participant { Code = auditorium.Number, FamilyName = "Орлова", GivenName = "Анна", Class = "9А", DocumentNumber = "1" },
    };
}
