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

    public static QueuePlaceView? Place(AuditoriumSnapshot s, Guid participant)
    {
        var places = Places(s);
        if (!places.TryGetValue(participant, out var place))
        {
            return null;
        }

        var ahead = places.Where(p => p.Value < place).Select(p => p.Key).Concat(s.Day.Current is { } current ? [current.Participant] : []).ToList();
        var scheduled = s.Day.Plan.Participant(participant)?.ScheduledAt ?? s.Now;
        var estimate = ahead.Aggregate(s.Now, (at, id) => at + Sitting + (s.Day.Plan.Participant(id)?.ExtraTime ?? TimeSpan.Zero));
        var shown = s.Materials.Regulation.ShowQueuePosition.Value;
        return new QueuePlaceView(
            shown ? place : 0, shown ? places.Count : 0, ahead.Count == 0 ? null : estimate > scheduled ? estimate : scheduled,
            Reassurance(s, participant));
    }

    /// <summary>1 for the next one; those whose place is not held any more have none.</summary>
    private static Dictionary<Guid, int> Places(AuditoriumSnapshot s) =>
        s.Day.Line.Where(id => !QueueRules.IsPassedOver(s.Day, id, s.Now)).Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i + 1);

    private static TicketView Ticket(AuditoriumSnapshot s, Guid id, Dictionary<Guid, int> places)
    {
        var ticket = s.Day.Ticket(id);
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
            places.TryGetValue(id, out var place) ? place : null,
            ticket.PreCheckPassed,
            ticket.PreCheckFailed,
            ticket.Late,
            s.Day.AttemptsOf(id).Count(),
            ticket.Wish,
            QueueRules.IsPassedOver(s.Day, id, s.Now) && ticket.ArrivedAt is not null
                ? "Нет связи: приглашаем следующих. Когда вернётся, встанет на своё место."
                : Note(s, id));
    }

    /// <summary>Why a participant stands where he stands, told to himself; the page tells of the failure in its own words.</summary>
    private static string? Reassurance(AuditoriumSnapshot s, Guid id) => s.Day.Ticket(id) switch
    {
        { Reason: QueueReason.Late } => "Вы подключились позже времени по графику, поэтому ваше место — в конце очереди.",
        { Reason: QueueReason.ReturnedAfterFailure } when s.Day.AttemptsOf(id).LastOrDefault() is { KimSeen: true } =>
            "В следующий раз у вас будет другой вариант: задания, которые вы видели, не повторятся.",
        { Reason: QueueReason.ReturnedForRecording } => "У вас будет другой вариант: задания, которые вы видели, не повторятся.",
        _ => null,
    };

    /// <summary>The same for the staff.</summary>
    private static string? Note(AuditoriumSnapshot s, Guid id) => s.Day.Ticket(id) switch
    {
        { Wish: Wish.Asked } => "После технического сбоя: ждём, решит ли участник продолжить сегодня.",
        { Wish: Wish.OtherDay } => "После технического сбоя участник выбрал другой день.",
        { Reason: QueueReason.Late } => "Подключение позже назначенного времени: место — в конце очереди.",
        { Reason: QueueReason.ReturnedAfterFailure } when s.Day.AttemptsOf(id).LastOrDefault() is { KimSeen: true } =>
            "После технического сбоя: место — в конце очереди, вариант будет другой.",
        { Reason: QueueReason.ReturnedAfterFailure } => "После технического сбоя: место — в конце очереди.",
        { Reason: QueueReason.ReturnedForRecording } => "Повторно из-за плохой записи: место — в конце очереди, вариант будет другой.",
        _ => null,
    };
}
