using System.Globalization;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Views;

namespace Itog.Queue.Wall;

/// <summary>What is wrong in an auditorium now, worst first: one for each kind. Pure.</summary>
internal static class Troubles
{
    /// <summary>From here on a listener notices the loss of packets, in percent: as on the technician's page.</summary>
    private const double HighLoss = 5;

    /// <summary>Above this, two people talk over each other, in milliseconds.</summary>
    private const double LongRoundTrip = 600;

    /// <summary>So long a message may lie unread before it counts.</summary>
    private static readonly TimeSpan ReadWithin = TimeSpan.FromMinutes(2);

    public static IEnumerable<TroubleView> Of(AuditoriumSnapshot s, TileSideView participant, TileSideView interlocutor, DateTimeOffset now) =>
        All(s, participant, interlocutor, now).GroupBy(t => t.Kind).Select(One).OrderBy(t => t.Kind);

    private static TroubleView One(IGrouping<TroubleKind, TroubleView> same) =>
        new(same.Key, same.Any(t => t.Grave), same.Any(t => t.Repeated), same.Select(t => t.Detail).FirstOrDefault(d => d is not null));

    private static IEnumerable<TroubleView> All(AuditoriumSnapshot s, TileSideView participant, TileSideView interlocutor, DateTimeOffset now)
    {
        var (day, attempt) = (s.Day, s.Day.Current);
        foreach (var alarm in day.Alarms.Where(a => a.Pressing))
        {
            yield return new(KindOf(alarm.Kind), GraveOf(alarm.Kind), alarm.RepeatedAt is not null, alarm.Kind is AlarmKind.Sound ? alarm.Sound?.Text : null);
        }

        if (attempt is not null && !day.Ticket(attempt.Participant).Presence.Connected)
        {
            yield return Now(TroubleKind.ParticipantLost, grave: true);
        }

        if (day.ConferenceOpen && !day.Interlocutor.Connected && (attempt is not null || !day.Line.IsEmpty))
        {
            yield return Now(TroubleKind.InterlocutorLost, grave: true);
        }

        foreach (var trouble in attempt is null ? [] : OfRecording(s, attempt))
        {
            yield return trouble;
        }

        if (day.Ended.Any(QualityRules.AwaitsDecision))
        {
            yield return Now(TroubleKind.RecordingDecision);
        }

        if (attempt is not null && participant is { Connected: true, Picture: false })
        {
            yield return Now(TroubleKind.NoPicture);
        }

        if (Weak(participant) || Weak(interlocutor))
        {
            var loss = Math.Max(participant.LossPercent ?? 0, interlocutor.LossPercent ?? 0);
            yield return Now(TroubleKind.WeakLine, detail: loss >= HighLoss ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(loss)}") : null);
        }

        if (!day.ConferenceOpen && FirstUnanswered(day) is { } first && first - now <= day.Plan.Regulation.ConferenceOpens.Value)
        {
            yield return Now(TroubleKind.NotOpen);
        }

        if (day.Messages.Any(m => m.ConfirmedAt is null && now - m.At >= ReadWithin))
        {
            yield return Now(TroubleKind.MessageUnread);
        }
    }

    private static IEnumerable<TroubleView> OfRecording(AuditoriumSnapshot s, DayAttempt attempt)
    {
        var recording = ViewParts.Recording(s, attempt);
        if (recording.State == Protocol.RecordingPhase.Failed || recording.Trouble is not null)
        {
            yield return Now(TroubleKind.RecordingFailed, grave: true, recording.Trouble);
        }

        if (recording.PausedAt is not null)
        {
            yield return Now(TroubleKind.RecordingPaused);
        }

        foreach (var warning in recording.Warnings)
        {
            yield return Now(TroubleKind.Sound, grave: true, warning);
        }
    }

    // Whoever is still to answer today; nobody when all have.
    private static DateTimeOffset? FirstUnanswered(AuditoriumDay day) =>
        day.Plan.Schedule.Where(p => !day.AttemptsOf(p.Id).Any()).Min(p => (DateTimeOffset?)p.ScheduledAt);

    private static bool Weak(TileSideView side) => side.Connected && (side.LossPercent >= HighLoss || side.RoundTripMs >= LongRoundTrip || side.Hidden > 0);

    private static TroubleView Now(TroubleKind kind, bool grave = false, string? detail = null) => new(kind, grave, Repeated: false, detail);

    private static TroubleKind KindOf(AlarmKind alarm) => alarm switch
    {
        AlarmKind.ParticipantLost => TroubleKind.ParticipantLost,
        AlarmKind.InterlocutorLost => TroubleKind.InterlocutorLost,
        AlarmKind.ScreenStopped => TroubleKind.ScreenStopped,
        AlarmKind.RecordingFailed => TroubleKind.RecordingFailed,
        AlarmKind.RecordingPaused => TroubleKind.RecordingPaused,
        AlarmKind.Sound => TroubleKind.Sound,
        AlarmKind.RecordingPoor or AlarmKind.RecordingDisputed => TroubleKind.RecordingDecision,
        AlarmKind.HelpAsked => TroubleKind.HelpAsked,
        _ => TroubleKind.Alarm,
    };

    private static bool GraveOf(AlarmKind alarm) =>
        alarm is AlarmKind.ParticipantLost or AlarmKind.InterlocutorLost or AlarmKind.RecordingFailed or AlarmKind.Sound or AlarmKind.HelpAsked or AlarmKind.ScreenStopped;
}
