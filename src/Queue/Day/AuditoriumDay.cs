using System.Collections.Immutable;
using System.Globalization;
using Itog.Exam.Regulation;
using Itog.Exam.Writing;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>
/// The whole state of one auditorium on its exam day: nothing but the fold of its events over the plan.
/// Immutable; the auditorium's mailbox owns the newest one, anybody may keep an older one.
/// </summary>
public sealed record AuditoriumDay
{
    private AuditoriumDay()
    {
    }

    public required DayPlan Plan { get; init; }

    /// <summary>How many events have happened.</summary>
    public long Revision { get; init; }
    public bool ConferenceOpen { get; init; }
    public Presence Interlocutor { get; init; } = Presence.Never;
    public ImmutableSortedDictionary<Guid, Ticket> Tickets { get; init; } = ImmutableSortedDictionary<Guid, Ticket>.Empty;

    /// <summary>Those who wait to be admitted, first to last; a lost connection does not move anybody.</summary>
    public ImmutableArray<Guid> Line { get; init; } = [];

    /// <summary>The attempt in the room.</summary>
    public DayAttempt? Current { get; init; }

    /// <summary>Attempts that ended, oldest first.</summary>
    public ImmutableArray<DayAttempt> Ended { get; init; } = [];
    public ImmutableArray<Alarm> Alarms { get; init; } = [];

    /// <summary>What the technician wrote to the station, oldest first.</summary>
    public ImmutableArray<StationMessage> Messages { get; init; } = [];

    /// <summary>Recordings of the whole day, one for each opening; none in a region of personal recordings.</summary>
    public ImmutableArray<DayStream> Streams { get; init; } = [];

    /// <summary>The day before anything has happened.</summary>
    public static AuditoriumDay Begin(DayPlan plan) => new() { Plan = plan };

    public static AuditoriumDay Fold(DayPlan plan, IEnumerable<DayEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(Begin(plan), (day, happened) => day.Apply(happened));
    }

    /// <summary>The ticket of a participant of the schedule, or of one who was struck off it after he came.</summary>
    public Ticket Ticket(Guid participant) => Tickets.GetValueOrDefault(participant) ?? new Ticket(participant);

    public IEnumerable<DayAttempt> AttemptsOf(Guid participant) =>
        Ended.Where(a => a.Participant == participant).Concat(Current?.Participant == participant ? [Current] : []);

    public DayStream? Stream(Guid id) => Streams.FirstOrDefault(s => s.Id == id);

    public DayAttempt? Attempt(Guid id) => Current?.Id == id ? Current : Ended.FirstOrDefault(a => a.Id == id);

    /// <summary>The variants that this participant saw here today.</summary>
    public IEnumerable<int> VariantsSeenBy(Guid participant) =>
        AttemptsOf(participant).Where(a => a.KimSeen).Select(a => a.Variant!.Value);

    /// <summary>How many attempts he had today, here and in the auditoriums that he came from.</summary>
    public int AttemptCount(Guid participant) => AttemptsOf(participant).Count() + Ticket(participant).AttemptsElsewhere;

    /// <summary>The day after one more event. Events are facts: none is refused.</summary>
    public AuditoriumDay Apply(DayEvent happened)
    {
        var next = happened switch
        {
            ConferenceOpened => this with { ConferenceOpen = true },
            ConferenceClosed e => this with
            {
                ConferenceOpen = false,
                Streams = [.. Streams.Select(s => s.EndedAt is null ? s with { EndedAt = e.At } : s)],
            },
            StreamBegun e => this with { Streams = Streams.Add(new DayStream(e.Recording, e.Number, e.At)) },
            ChainHeadsNoted => this,
            ParticipantArrived e => Arrive(e),
            PreCheckReported e => With(Ticket(e.Participant) with { PreCheckPassed = e.Passed, PreCheckFailed = e.Failed }),
            ParticipantLost e => With(ChangePresence(e.Participant, p => p.Lose(e.Link, e.At)))
                .AlarmIf(Current?.Participant == e.Participant && Ticket(e.Participant).Presence.Connected, AlarmKind.ParticipantLost, e.At, e.Participant),
            ParticipantReturned e => OverWhenBack(With(ChangePresence(e.Participant, p => p.Return(e.Link)) with { SkippedAt = null }), e),
            InterlocutorLost e => (this with { Interlocutor = Interlocutor.Lose(e.Link, e.At) })
                .AlarmIf(Interlocutor.Connected, AlarmKind.InterlocutorLost, e.At),
            InterlocutorReturned e => (this with { Interlocutor = Interlocutor.Return(e.Link) }).AlarmsOver(a => a.Kind == AlarmKind.InterlocutorLost, e.At),
            Admitted e => Unskip() with
            {
                Line = Line.Remove(e.Participant),
                Current = new DayAttempt(e.Attempt, e.Participant, e.Number, e.At) { WithoutRecording = e.WithoutRecording },
            },
            TechnicalFailure e => Fail(e),
            ReturnedToQueue e => End(e, e.Attempt, a => a.End(AttemptPhase.Returned, e.At, e.Reason))
                .Return(Current!.Participant, QueueReason.SentBack, Wish.None, Plan.Regulation.LateRule.Value, e.At),
            AbsentSkipped e => With(Ticket(e.Participant) with { SkippedAt = e.At }),
            MovedAway e => SharingRules.Apply(this, e),
            MovedHere e => SharingRules.Apply(this, e),
            WishAnswered e => Answer(e),
            // What he was asked is answered with it.
            WaitingEnded e => With(Ticket(e.Participant) with { Wish = Wish.None }) with
            {
                Line = Line.Remove(e.Participant),
                Ended = Ended.Add(new DayAttempt(e.Attempt, e.Participant, e.Number, e.At).End(AttemptPhase.Unfinished, e.At, e.Reason)),
            },
            AttemptFinished e => End(e, e.Attempt, a => a.End(AttemptPhase.Finished, e.At, null)),
            MarkedUnfinished e => End(e, e.Attempt, a => a.End(AttemptPhase.Unfinished, e.At, e.Reason)),
            Removed e => End(e, e.Attempt, a => a.End(AttemptPhase.Removed, e.At, e.Reason)),
            EndedForRecording e => QualityRules.Apply(this, e),
            RecordingJudged e => QualityRules.Apply(this, e),
            RecordingDisputed e => ChangeAttempt(e.Attempt, a => a with { RecordingDisputedAt = e.At })
                .Raise(AlarmKind.RecordingDisputed, e.At, Attempt(e.Attempt)?.Participant, null, a => a with { Attempt = e.Attempt }),
            RecordingAccepted e => ChangeAttempt(e.Attempt, a => a with { RecordingAcceptedAt = e.At }).AlarmsOver(a => a.Attempt == e.Attempt, e.At),
            SoundTroubleBegan e => ChangeAttempt(e.Attempt, a => a with { SoundTroubles = a.SoundTroubles.Add(e.Trouble) })
                .Raise(AlarmKind.Sound, e.At, Attempt(e.Attempt)?.Participant, null, a => a with { Attempt = e.Attempt, Sound = e.Trouble }),
            SoundTroubleEnded e => ChangeAttempt(e.Attempt, a => a with { SoundTroubles = a.SoundTroubles.Remove(e.Trouble) })
                .AlarmsOver(a => a.Attempt == e.Attempt && a.Sound == e.Trouble, e.At),
            EndConfirmed e => this with { Ended = [.. Ended.Select(a => a.Id == e.Attempt ? a with { EndConfirmedAt = e.At } : a)] },
            RecordingPaused e => PauseRules.Apply(this, e),
            RecordingResumed e => PauseRules.Apply(this, e),
            AttendantCame e => AttendantRules.Apply(this, e),
            DayEvent.AttendantLost e => AttendantRules.Apply(this, e),
            RecordingFailed e => ChangeAttempt(e.Attempt, a => a with { RecordingTrouble = e.Trouble }).ChangeStream(e.Attempt, s => s with { Trouble = e.Trouble })
                .AlarmIf(true, AlarmKind.RecordingFailed, e.At, Attempt(e.Attempt)?.Participant, e.Trouble),
            RecordingReady e => ChangeAttempt(e.Attempt, a => a with { RecordingSha256 = e.Sha256 }).ChangeStream(e.Attempt, s => s with { Sha256 = e.Sha256 }),
            ScreenShared e => ChangeAttempt(e.Attempt, a => a with { ScreenShared = e.Shared, KimSeen = a.KimSeen || (e.Shared && a.Variant is not null) })
                .AlarmIf(!e.Shared && Current?.Phase == AttemptPhase.InProgress, AlarmKind.ScreenStopped, e.At)
                .AlarmsOver(a => e.Shared && a.Kind == AlarmKind.ScreenStopped, e.At),
            HelpAsked e => AlarmsOver(a => a.Kind == AlarmKind.HelpAsked && a.Participant == e.Participant && !a.Acknowledged, e.At)
                .Raise(AlarmKind.HelpAsked, e.At, e.Participant, null, a => a with { Need = e.Need }),
            DiskLow e => AlarmIf(true, AlarmKind.DiskLow, e.At),
            AlarmAcknowledged e => ChangeAlarms(a => a.Id == e.Alarm, a => a with { AcknowledgedAt = e.At, AcknowledgedBy = e.By }),
            AlarmRepeated e => ChangeAlarms(a => a.Id == e.Alarm, a => a with { RepeatedAt = e.At }),
            MessageSent e => this with { Messages = Messages.Add(new StationMessage(e.Message, e.At, e.Text)) },
            MessageConfirmed e => this with { Messages = [.. Messages.Select(m => m.Id == e.Message ? m with { ConfirmedAt = e.At } : m)] },
            ServerRestarted e => Restart(e.At),
            _ => Current is { } attempt ? this with { Current = InAttempt(attempt, happened) } : this,
        };
        return next with { Revision = Revision + 1 };
    }

    private static DayAttempt InAttempt(DayAttempt attempt, DayEvent happened) => happened switch
    {
        CheckSet e => attempt with { Passed = e.Passed ? attempt.Passed.Add(e.Check) : attempt.Passed.Remove(e.Check) },
        BriefingCompleted => attempt with { Briefed = true },
        ReadyConfirmed => attempt with { Ready = true },
        SoundConfirmed { Voice: Voice.Participant } => attempt with { ParticipantHeard = true },
        SoundConfirmed { Voice: Voice.Interlocutor } => attempt with { InterlocutorHeard = true },
        KimOpened e => attempt with
        {
            Phase = AttemptPhase.KimOpened,
            Variant = e.Variant,
            KimOpenedAt = e.At,
            KimSeen = attempt.ScreenShared,
        },
        KimShown e => attempt with { Phase = AttemptPhase.InProgress, KimShownAt = e.At, KimSeen = true },
        StageBegun e => attempt.Begin(e.Stage, e.At),
        SpokenMarked e => attempt with { Spoken = e.Said ? attempt.Spoken.Add(new(e.Stage, e.What)) : attempt.Spoken.Remove(new(e.Stage, e.What)) },
        TopicChosen e => attempt with { Topic = e.Topic },
        NotesSaved e => attempt with { Notes = e.Text },
        AnswerWritten e => WritingRules.Apply(attempt, e),
        QuestionWritten e => attempt with { Questions = attempt.Questions.Add(e.Text) },
        RestBegan e => attempt.BeginRest(e.At),
        RestEnded e => attempt.EndRest(e.At),
        _ => throw new NotSupportedException($"An attempt knows no event {happened.GetType().Name}."),
    };

    // A late one goes behind everybody who waits at this moment; one who came in time goes before the first one
    // who is scheduled after him, and so never before somebody scheduled earlier [002 §49].
    private AuditoriumDay Arrive(ParticipantArrived e)
    {
        var toEnd = e.Late && Plan.Regulation.LateRule.Value == LateRule.EndOfQueue;
        var reason = toEnd ? QueueReason.Late : QueueReason.OnTime;
        var ticket = Ticket(e.Participant) with
        {
            ArrivedAt = e.At,
            ScheduledAt = e.ScheduledAt,
            InLineSince = e.At,
            Reason = reason,
            FirstReason = reason,
            Presence = Presence.Never.Return(Link.Page),
        };
        var arrived = With(ticket);
        return arrived with { Line = toEnd ? Line.Add(e.Participant) : arrived.BySchedule(e.Participant) };
    }

    private ImmutableArray<Guid> BySchedule(Guid participant)
    {
        var place = Line.TakeWhile(id => Tickets[id].Reason != QueueReason.OnTime || ScheduledAt(id) <= ScheduledAt(participant)).Count();
        return Line.Insert(place, participant);
    }

    /// <summary>When somebody is scheduled: as it stood when he came, whatever the schedule says by now.</summary>
    public DateTimeOffset ScheduledAt(Guid participant) =>
        Ticket(participant).ScheduledAt ?? Plan.Participant(participant)?.ScheduledAt ?? DateTimeOffset.MaxValue;

    /// <summary>
    /// Puts the ticket of one who waited elsewhere into the line: who came in time by the schedule, everybody else before those who came to the
    /// end of a line after him.
    /// </summary>
    internal AuditoriumDay Join(Ticket ticket)
    {
        var day = With(ticket);
        var place = Line.TakeWhile(id => Tickets[id].Reason == QueueReason.OnTime || Tickets[id].InLineSince <= ticket.InLineSince).Count();
        while (place > 0 && Tickets[Line[place - 1]].InLineSince > ticket.InLineSince)
        {
            place--;
        }

        return day with { Line = ticket.Reason == QueueReason.OnTime ? day.BySchedule(ticket.Participant) : Line.Insert(place, ticket.Participant) };
    }

    private AuditoriumDay Fail(TechnicalFailure e)
    {
        var participant = Current!.Participant;
        var ended = End(e, e.Attempt, a => a.End(AttemptPhase.TechnicalFailure, e.At, e.Reason) with { KimSeen = e.KimSeen })
            .AlarmIf(true, AlarmKind.TechnicalFailure, e.At, participant, e.Reason);
        var rule = Plan.Regulation.FailureRule.Value;
        return ended.Return(participant, QueueReason.ReturnedAfterFailure, rule.WishAsked ? Wish.Asked : Wish.None, rule.Place, e.At);
    }

    /// <summary>Somebody who was called today waits again, where the regulation puts him [002 §48, §49].</summary>
    internal AuditoriumDay Return(Guid participant, QueueReason reason, Wish wish, LateRule place, DateTimeOffset at)
    {
        var day = With(Ticket(participant) with { Reason = reason, Wish = wish, InLineSince = at });
        return day with { Line = place == LateRule.EndOfQueue ? Line.Add(participant) : day.BySchedule(participant) };
    }

    // Who changes his mind to today stands where a failure puts him at that moment.
    private AuditoriumDay Answer(WishAnswered e)
    {
        var answered = With(Ticket(e.Participant) with { Wish = e.Today ? Wish.Today : Wish.OtherDay });
        return !e.Today ? answered with { Line = Line.Remove(e.Participant) }
            : Line.Contains(e.Participant) ? answered
            : answered.Return(e.Participant, Ticket(e.Participant).Reason, Wish.Today, Plan.Regulation.FailureRule.Value.Place, e.At);
    }

    // Another one was called: whoever was passed over for him is looked for again.
    private AuditoriumDay Unskip() => Line.Any(id => Tickets[id].SkippedAt is not null)
        ? this with { Tickets = Tickets.SetItems(Line.Select(id => KeyValuePair.Create(id, Tickets[id] with { SkippedAt = null }))) }
        : this;

    // What an attempt in the room was alarmed for is over with it; what concerns its recording is not.
    private AuditoriumDay End(DayEvent happened, Guid attempt, Func<DayAttempt, DayAttempt> end)
    {
        var current = Current is { } running && running.Id == attempt ? running : throw new InvalidOperationException("Only the running attempt ends.");
        return (With(ChangePresence(current.Participant, p => p.LeaveRoom())) with { Current = null, Ended = Ended.Add(end(current)) })
            .AlarmsOver(a => a.Kind is AlarmKind.ParticipantLost or AlarmKind.AttendantLost or AlarmKind.ScreenStopped or AlarmKind.Sound or AlarmKind.RecordingPaused, happened.At);
    }

    private AuditoriumDay Restart(DateTimeOffset at) => this with
    {
        Current = Current is null ? null : Current with { Beside = [] },
        Interlocutor = Interlocutor.Restart(at, inRoom: ConferenceOpen),
        Tickets = Tickets.SetItems(Tickets.Values.Select(t => KeyValuePair.Create(
            t.Participant, t with { Presence = t.Presence.Restart(at, inRoom: Current?.Participant == t.Participant) }))),
    };

    private AuditoriumDay With(Ticket ticket) => this with { Tickets = Tickets.SetItem(ticket.Participant, ticket) };

    private Ticket ChangePresence(Guid participant, Func<Presence, Presence> change)
    {
        var ticket = Ticket(participant);
        return ticket with { Presence = change(ticket.Presence) };
    }

    /// <summary>The same day with the words of written answers, of which its events know only the hashes.</summary>
    internal AuditoriumDay WithWords(IEnumerable<WrittenAnswer> words) => words.Aggregate(this, (day, answer) => day.ChangeAttempt(
        answer.AttemptId, a => a.Written.TryGetValue(answer.Task, out var known) ? a with { Written = a.Written.SetItem(answer.Task, known with { Text = answer.Text }) } : a));

    internal AuditoriumDay ChangeAttempt(Guid attempt, Func<DayAttempt, DayAttempt> change) => Current?.Id == attempt
        ? this with { Current = change(Current) }
        : this with { Ended = [.. Ended.Select(a => a.Id == attempt ? change(a) : a)] };

    private AuditoriumDay ChangeStream(Guid recording, Func<DayStream, DayStream> change) =>
        Stream(recording) is null ? this : this with { Streams = [.. Streams.Select(s => s.Id == recording ? change(s) : s)] };

    /// <summary>The causes of these alarms went away.</summary>
    internal AuditoriumDay AlarmsOver(Func<Alarm, bool> which, DateTimeOffset at) => ChangeAlarms(a => a.OverAt is null && which(a), a => a with { OverAt = at });

    internal AuditoriumDay Raise(AlarmKind kind, DateTimeOffset at, Guid? participant, string? detail, Func<Alarm, Alarm>? with = null)
    {
        var alarm = new Alarm((Revision + 1).ToString(CultureInfo.InvariantCulture), at, kind, participant, detail);
        return this with { Alarms = Alarms.Add(with?.Invoke(alarm) ?? alarm) };
    }

    private static AuditoriumDay OverWhenBack(AuditoriumDay day, ParticipantReturned e) =>
        day.Ticket(e.Participant).Presence.Connected
            ? day.AlarmsOver(a => a.Kind == AlarmKind.ParticipantLost && a.Participant == e.Participant, e.At)
            : day;

    private AuditoriumDay ChangeAlarms(Func<Alarm, bool> which, Func<Alarm, Alarm> change) =>
        Alarms.Any(which) ? this with { Alarms = [.. Alarms.Select(a => which(a) ? change(a) : a)] } : this;

    private AuditoriumDay AlarmIf(bool raised, AlarmKind kind, DateTimeOffset at, Guid? participant = null, string? detail = null) =>
        raised ? Raise(kind, at, participant, detail) : this;
}
