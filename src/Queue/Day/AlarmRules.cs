using Itog.Exam;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>Who has seen an alarm, and when it is raised a second time.</summary>
public static class AlarmRules
{
    /// <summary>When the next alarm is raised a second time; null when none waits for it.</summary>
    public static DateTimeOffset? NextRepeat(AuditoriumDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.Alarms.Where(a => a is { Pressing: true, RepeatedAt: null }).Select(a => (DateTimeOffset?)(a.At + day.Plan.AlarmPatience)).Min();
    }

    internal static Outcome<DayEvent[]> Repeat(AuditoriumDay day, DateTimeOffset now) =>
        day.Alarms.Where(a => a is { Pressing: true, RepeatedAt: null } && now - a.At >= day.Plan.AlarmPatience)
            .Select(DayEvent (a) => new AlarmRepeated(now, a.Id)).ToArray();

    /// <summary>Help is asked for once: while nobody has answered, pressing again tells nothing new, and another need is a new call.</summary>
    internal static Outcome<DayEvent[]> AskHelp(AuditoriumDay day, DayCommand.AskHelp command, DateTimeOffset now) =>
        day.Ticket(command.Participant).ArrivedAt is null ? Refusal.UnknownParticipant
        : LastCallOf(day, command.Participant) is { Pressing: true } last && last.Need == command.Need ? DayRules.Nothing
        : DayRules.Happens(new HelpAsked(now, command.Participant, command.Need));

    /// <summary>The last time that a participant asked for help; null when he never did.</summary>
    public static Alarm? LastCallOf(AuditoriumDay day, Guid participant)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.Alarms.LastOrDefault(a => a.Kind == AlarmKind.HelpAsked && a.Participant == participant);
    }

    internal static Outcome<DayEvent[]> Acknowledge(AuditoriumDay day, DayCommand.AcknowledgeAlarm command, DateTimeOffset now) =>
        day.Alarms.FirstOrDefault(a => a.Id == command.Alarm) switch
        {
            null => Refusal.NoSuchAlarm,
            { Acknowledged: true } => DayRules.Nothing,
            _ => DayRules.Happens(new AlarmAcknowledged(now, command.Alarm, command.By)),
        };
}
