using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>The queue as staff see it, and the place that a participant is told. Pure functions of a snapshot.</summary>
internal static class QueueParts
{
    /// <summary>How long a sitting takes from admission to the next one, for the estimate on the waiting page.</summary>
    private static readonly TimeSpan Sitting = TimeSpan.FromMinutes(20);

    public static IReadOnlyList<TicketView> Tickets(AuditoriumSnapshot s)
    {
        var places = Places(s);
        var waiting = s.Day.Line.Select(id => Ticket(s, id, places));
        var expected = s.Day.Plan.Schedule.Where(p => s.Day.Ticket(p.Id).ArrivedAt is null).Select(p => Ticket(s, p.Id, places));
        var otherDay = s.Day.Tickets.Values.Where(t => t.Wish == Wish.OtherDay).Select(t => Ticket(s, t.Participant, places));
        return [.. waiting, .. expected, .. otherDay];
    }

    /// <summary>The other auditoriums of the day; none where the regulation shares no queue.</summary>
    public static IReadOnlyList<NeighbourView> Neighbours(AuditoriumSnapshot s) => s.Materials.Regulation.SharedQueue.Value
        ? [.. s.Neighbours.Select(n => new NeighbourView(
            n.Auditorium, n.Number, n.ConferenceOpen, n.Busy, n.Waiting,
            n is { Next: { } next, NextName: { } name } ? new NextInLineView(next, name, n.NextClass ?? "") : null))]
        : [];

    public static QueuePlaceView? Place(AuditoriumSnapshot s, Guid participant)
    {
        var places = Places(s);
        if (!places.TryGetValue(participant, out var place))
        {
            return null;
        }

        var shown = s.Materials.Regulation.ShowQueuePosition.Value;
        return new QueuePlaceView(
            shown ? place : 0, shown ? places.Count : 0, Ahead(s, places, place).Count == 0 ? null : Estimate(s, participant, places, place),
            Reassurance(s, participant));
    }

    /// <summary>When somebody may be called: everybody before him has his whole time, who is in the room now what is left of it.</summary>
    private static DateTimeOffset Estimate(AuditoriumSnapshot s, Guid participant, Dictionary<Guid, int> places, int place)
    {
        var estimate = Ahead(s, places, place).Aggregate(s.Now, (at, id) => at + Left(s, id));
        var scheduled = s.Day.Plan.Participant(participant)?.ScheduledAt ?? s.Now;
        return estimate > scheduled ? estimate : scheduled;
    }

    private static TimeSpan Left(AuditoriumSnapshot s, Guid id)
    {
        var whole = Sitting + (s.Day.Plan.Participant(id)?.ExtraTime ?? TimeSpan.Zero);
        return s.Day.Current is { } current && current.Participant == id
            ? TimeSpan.FromTicks(Math.Clamp((whole - (s.Now - current.AdmittedAt)).Ticks, TimeSpan.FromMinutes(1).Ticks, whole.Ticks))
            : whole;
    }

    private static List<Guid> Ahead(AuditoriumSnapshot s, Dictionary<Guid, int> places, int place) =>
        [.. places.Where(p => p.Value < place).Select(p => p.Key).Concat(s.Day.Current is { } current ? [current.Participant] : [])];

    /// <summary>1 for the next one; one who is away and whose place is not held any more has none.</summary>
    private static Dictionary<Guid, int> Places(AuditoriumSnapshot s) => s.Day.Line
        .Where(id => s.Day.Ticket(id).Presence.Connected || !QueueRules.IsPassedOver(s.Day, id, s.Now)).Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i + 1);

    private static TicketView Ticket(AuditoriumSnapshot s, Guid id, Dictionary<Guid, int> places)
    {
        var ticket = s.Day.Ticket(id);
        var place = places.GetValueOrDefault(id);
        var dayIsOver = s.Materials.Date < DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(s.Now, s.Materials.School.TimeZone).Date);
        var state = ticket.ArrivedAt is null ? (dayIsOver ? TicketState.Absent : TicketState.Expected)
            : ticket.Presence.Connected ? TicketState.Waiting
            : TicketState.Disconnected;
        return new TicketView(
            id,
            ViewParts.Name(s, id),
            s.Materials.People.GetValueOrDefault(id)?.Class ?? "",
            s.Day.Plan.Participant(id)?.ScheduledAt ?? ticket.ArrivedAt ?? s.Now,
            state,
            place > 0 ? place : null,
            ticket.PreCheckPassed,
            ticket.PreCheckFailed,
            ticket.Late,
            s.Day.AttemptCount(id),
            ticket.Wish,
            QueueRules.IsPassedOver(s.Day, id, s.Now) && ticket.ArrivedAt is not null
                ? ticket.Presence.Connected
                    ? "Пропускаем вперёд следующего: место за участником сохранено."
                    : "Нет связи: приглашаем следующих. Когда вернётся, встанет на своё место."
                : Note(s, id),
            place > 0 ? Estimate(s, id, places, place) : null,
            place > 0 && (!ticket.Presence.Connected || ticket.Reason == QueueReason.SentBack) && ticket.SkippedAt is null && ticket.PreCheckPassed == true);
    }

    /// <summary>Why a participant stands where he stands, told to himself; the page tells of the failure in its own words.</summary>
    private static string? Reassurance(AuditoriumSnapshot s, Guid id) => s.Day.Ticket(id) switch
    {
        { Reason: QueueReason.Late } => "Вы подключились позже времени по графику, поэтому ваше место — в конце очереди.",
        { Reason: QueueReason.ReturnedAfterFailure } when KimSeen(s, id) =>
            "В следующий раз у вас будет другой вариант: задания, которые вы видели, не повторятся.",
        { Reason: QueueReason.ReturnedForRecording } => "У вас будет другой вариант: задания, которые вы видели, не повторятся.",
        { Reason: QueueReason.SentBack } => "Собеседник вернул вас в очередь: собеседование ещё не начиналось. Подготовьте всё, о чём он попросил, и дождитесь приглашения.",
        { CameFrom: not null } => "Вас пригласит другой собеседник: его очередь короче. Ничего нажимать не нужно.",
        _ => null,
    };

    private static bool KimSeen(AuditoriumSnapshot s, Guid id) => s.Day.AttemptsOf(id).LastOrDefault()?.KimSeen ?? s.Day.Ticket(id).KimSeenElsewhere;

    /// <summary>The same for the staff.</summary>
    private static string? Note(AuditoriumSnapshot s, Guid id) => s.Day.Ticket(id) switch
    {
        { Wish: Wish.Asked } => "После технического сбоя: ждём, решит ли участник продолжить сегодня.",
        { Wish: Wish.OtherDay } => "После технического сбоя участник выбрал другой день.",
        { Reason: QueueReason.Late } => "Подключение позже назначенного времени: место — в конце очереди.",
        { Reason: QueueReason.ReturnedAfterFailure } when KimSeen(s, id) =>
            "После технического сбоя: место — в конце очереди, вариант будет другой.",
        { Reason: QueueReason.ReturnedAfterFailure } => "После технического сбоя: место — в конце очереди.",
        { Reason: QueueReason.SentBack } => $"Возвращён в очередь до показа КИМ: {s.Day.AttemptsOf(id).LastOrDefault(a => a.Phase == AttemptPhase.Returned)?.EndReason}",
        { Reason: QueueReason.ReturnedForRecording } => "Повторно из-за плохой записи: место — в конце очереди, вариант будет другой.",
        { CameFrom: { } from } => $"Из очереди аудитории {s.Neighbours.FirstOrDefault(n => n.Auditorium == from)?.Number ?? "по соседству"}.",
        _ => null,
    };
}
