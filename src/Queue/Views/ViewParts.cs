using Itog.Conference;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Recorder;

namespace Itog.Queue.Views;

/// <summary>Parts that several pages share. Pure functions of a snapshot.</summary>
internal static class ViewParts
{
    public static AuditoriumView Auditorium(AuditoriumSnapshot s) =>
        new(s.Materials.Auditorium.Id, s.Materials.Auditorium.Number, s.Materials.School.Name, Iana(s.Materials.School.TimeZoneId), s.Materials.Rehearsal);

    /// <summary>A school may be set up with the name that Windows gives its zone; browsers know only IANA names.</summary>
    private static string Iana(string id) => TimeZoneInfo.TryConvertWindowsIdToIanaId(id, out var iana) ? iana : id;

    public static RoomAccess Access(AuditoriumSnapshot s, Seat seat) =>
        RoomAccess.Of(RoomNames.Room(s.Materials.Key.ExamDay, s.Materials.Key.Auditorium), seat);

    public static ProblemView Problem(AuditoriumSnapshot s, Problem problem) => ProblemView.Of(problem, s.Materials.Regulation);

    public static PersonName Name(AuditoriumSnapshot s, Guid participant) => s.Materials.People.TryGetValue(participant, out var person)
        ? new PersonName(person.FamilyName, person.GivenName, person.Patronymic ?? "")
        : new PersonName("(нет в графике)", "", "");

    public static ChecksView Checks(DayAttempt attempt) => new(
        attempt.Passed.Contains(CheckId.Alone), attempt.Passed.Contains(CheckId.DeskClear), attempt.Passed.Contains(CheckId.DocumentMatches));

    public static IReadOnlyList<StageView> Stages(AuditoriumSnapshot s, DayAttempt attempt) =>
        [.. s.Day.Plan.StagesOf(attempt.Participant).Select(stage => Stage(s, s.Materials.Regulation.RuleOf(stage), attempt))];

    public static StageView Stage(AuditoriumSnapshot s, StageRule rule, DayAttempt attempt)
    {
        var run = attempt.Stages.FirstOrDefault(r => r.Stage == rule.Stage);
        return new StageView(
            rule.Stage,
            s.Day.Plan.StagesOf(attempt.Participant).IndexOf(rule.Stage) + 1,
            rule.Title,
            rule.Task,
            (int?)rule.Limit?.TotalSeconds,
            (int)ExtraTime.LeftFor(s.Day, attempt, rule.Stage).TotalSeconds,
            run?.BeganAt,
            run?.EndedAt,
            run?.StandsSince,
            run?.Stood.TotalSeconds ?? 0);
    }

    public static RecordingView Recording(AuditoriumSnapshot s, DayAttempt? attempt)
    {
        if (attempt is null)
        {
            return RecordingView.None;
        }

        if (attempt.WithoutRecording is not null)
        {
            return RecordingView.None with { State = RecordingPhase.Omitted };
        }

        var status = s.Recordings.GetValueOrDefault(attempt.Id);
        var phase = Phase(status) is { } known and not RecordingPhase.NotStarted ? known
            : attempt.RecordingTrouble is null ? RecordingPhase.NotStarted : RecordingPhase.Failed;
        return new RecordingView(
            phase,
            attempt.ParticipantHeard,
            attempt.InterlocutorHeard,
            attempt.RecordingTrouble,
            attempt.RecordingPausedAt,
            [.. attempt.SoundTroubles.Select(t => t.Text)],
            VerdictWords.View(status?.Verdict),
            QualityRules.AwaitsDecision(attempt),
            attempt.RecordingDisputedAt is not null);
    }

    /// <summary>How the recording of the whole day stands; null in a region that has none.</summary>
    public static RecordingPhase? DayRecording(AuditoriumSnapshot s)
    {
        if (s.Day.Streams is not [.., var stream])
        {
            return null;
        }

        return s.Recordings.GetValueOrDefault(stream.Id) is { } status ? Phase(status)
            : stream.Trouble is null ? RecordingPhase.NotStarted : RecordingPhase.Failed;
    }

    /// <summary>Whether this role may pause the recording of who answers now, and by which clause; null while nobody answers.</summary>
    public static PauseView? Pause(AuditoriumSnapshot s, StaffRole role)
    {
        if (s.Day.Current is not { } attempt)
        {
            return null;
        }

        var pause = s.Materials.Regulation.RecordingPause;
        return PauseRules.Against(s.Day.Plan, attempt, role) is { } refusal
            ? new PauseView(false, refusal.Detail, Problem(s, refusal).Clause ?? "", pause.Value ? null : pause.Note)
            : new PauseView(true, "", s.Materials.Regulation.Cite(pause.Clause), pause.Note);
    }

    public static AttemptView? Attempt(AuditoriumSnapshot s, DayAttempt? attempt)
    {
        if (attempt is null)
        {
            return null;
        }

        var person = s.Materials.People.GetValueOrDefault(attempt.Participant);
        var presence = s.Day.Ticket(attempt.Participant).Presence;
        var patient = attempt.Running && attempt.Stage != Exam.Regulation.Stage.Closing;
        return new AttemptView(
            attempt.Id,
            attempt.Number,
            attempt.Participant,
            Name(s, attempt.Participant),
            person?.Class ?? "",
            $"{person?.DocumentSeries} {person?.DocumentNumber}".Trim(),
            attempt.Phase,
            attempt.Variant,
            attempt.AdmittedAt,
            Checks(attempt),
            attempt.Briefed,
            attempt.Ready,
            attempt.KimShownAt,
            attempt.EndedAt,
            Stages(s, attempt),
            s.Day.Plan.StagesOf(attempt.Participant).IndexOf(attempt.Stage),
            attempt.Topic,
            attempt.Notes,
            presence.Connected,
            patient ? presence.LostAt + s.Day.Plan.Patience : null,
            attempt.ScreenShared,
            Recording(s, attempt))
        {
            Extra = attempt.Running ? CategoryParts.Extra(s, attempt) : null,
            Attendants = CategoryParts.Attendants(s, attempt),
            Written = CategoryParts.Written(s, attempt),
            WrittenQuestions = attempt.Questions,
        };
    }

    public static IReadOnlyList<AttemptView> Ended(AuditoriumSnapshot s) => [.. s.Day.Ended.Reverse().Select(a => Attempt(s, a)!)];

    public static string? PictureUrl(AuditoriumSnapshot s, int variant, int topic, bool exists) => exists
        ? FormattableString.Invariant($"/api/kim/{s.Materials.Auditorium.Id}/variants/{variant}/pictures/{topic}.svg")
        : null;

    public static string RecordingUrl(Guid attempt) => $"/api/attempts/{attempt:D}/recording";

    private static RecordingPhase Phase(RecordingStatus? status) => status?.State switch
    {
        RecordingState.Recording => status.Paused ? RecordingPhase.Paused : RecordingPhase.Recording,
        RecordingState.Finalising => RecordingPhase.Finalising,
        RecordingState.Ready => RecordingPhase.Ready,
        RecordingState.Failed => RecordingPhase.Failed,
        _ => RecordingPhase.NotStarted,
    };

    public static DiskView Disk(DiskSpace disk) => new(disk.FreeBytes, disk.Low);
}
