using System.Collections.Immutable;
using Itog.Exam;
using Itog.Exam.Regulation;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>When the КИМ may be opened, which variant it is, and from when it counts as shown.</summary>
internal static class KimRules
{
    /// <summary>Everything that still stands between the admission and the open КИМ, in the order in which it is done.</summary>
    public static IEnumerable<Problem> ObstaclesToOpening(AuditoriumDay day, DayAttempt attempt, DateTimeOffset now)
    {
        if (day.Plan.SealOpensAt is { } opensAt && now < opensAt)
        {
            yield return Refusal.Sealed(day.Plan);
        }
        else if (day.Plan.Variants.IsEmpty)
        {
            yield return Refusal.NoKim(day.Plan);
        }

        if (!day.Ticket(attempt.Participant).Presence.Connected)
        {
            yield return Refusal.ParticipantAway;
        }

        foreach (var check in Enum.GetValues<CheckId>().Where(c => !attempt.Passed.Contains(c)))
        {
            yield return Refusal.CheckMissing(check);
        }

        if (!attempt.Briefed)
        {
            yield return Refusal.NotBriefed;
        }

        if (!attempt.Ready)
        {
            yield return Refusal.NotReady;
        }

        foreach (var away in AttendantRules.Obstacles(day, attempt))
        {
            yield return away;
        }

        if (attempt.WithoutRecording is not null)
        {
            yield break;
        }

        if (attempt.RecordingTrouble is { } trouble)
        {
            yield return Refusal.RecordingFailed(trouble);
        }

        if (attempt.RecordingPausedAt is not null)
        {
            yield return Refusal.RecordingIsPaused;
        }

        // Who answers in writing says nothing.
        if (!attempt.ParticipantHeard && !WritingRules.IsWritten(day.Plan, attempt.Participant))
        {
            yield return Refusal.ParticipantNotHeard;
        }

        if (!attempt.InterlocutorHeard)
        {
            yield return Refusal.InterlocutorNotHeard;
        }
    }

    public static Outcome<DayEvent[]> Open(AuditoriumDay day, DayAttempt attempt, DayCommand.OpenKim command, DateTimeOffset now)
    {
        if (attempt.Phase != AttemptPhase.Admitted)
        {
            return DayRules.Nothing;
        }

        if (ObstaclesToOpening(day, attempt, now).FirstOrDefault() is { } obstacle)
        {
            return obstacle;
        }

        return Choose(day, attempt.Participant, command.SeenBefore, command.UsedElsewhere) is { } variant
            ? DayRules.Happens(new KimOpened(now, attempt.Id, variant))
            : Refusal.NoUnseenVariant;
    }

    /// <summary>
    /// The variant used least in this auditorium today among those that this participant has never seen, then the one used least in the whole
    /// school; null when he has seen them all.
    /// </summary>
    public static int? Choose(
        AuditoriumDay day, Guid participant, ImmutableArray<int> seenBefore, ImmutableDictionary<int, int>? usedElsewhere = null)
    {
        var seen = day.Plan.Regulation.FailureRule.Value.UnseenVariantOnceShown
            ? day.VariantsSeenBy(participant).Concat(seenBefore).ToHashSet()
            : [];
        var used = day.Ended.Where(a => a.KimSeen).CountBy(a => a.Variant!.Value).ToDictionary();
        return day.Plan.Variants.Where(v => !seen.Contains(v.Number))
            .OrderBy(v => used.GetValueOrDefault(v.Number))
            .ThenBy(v => usedElsewhere?.GetValueOrDefault(v.Number) ?? 0)
            .ThenBy(v => v.Number)
            .Select(v => (int?)v.Number).FirstOrDefault();
    }

    // The register's start is the moment at which the participant sees the КИМ [002 §45]: his own browser says so.
    public static Outcome<DayEvent[]> Rendered(AuditoriumDay day, DayAttempt attempt, Guid participant, DateTimeOffset now) =>
        attempt.Participant != participant ? Refusal.NotYourAttempt
        : attempt.Phase == AttemptPhase.InProgress ? DayRules.Nothing
        : attempt.Phase != AttemptPhase.KimOpened ? Refusal.KimNotOpened
        : !attempt.ScreenShared ? Refusal.ScreenNotShared
        : DayRules.Happens(new KimShown(now, attempt.Id), new StageBegun(now, attempt.Id, day.Plan.FirstStage(participant)));
}
