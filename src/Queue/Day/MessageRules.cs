using Itog.Exam;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>What the technician writes to a station, and what the interlocutor confirms. Part of <see cref="DayRules"/>.</summary>
public static class MessageRules
{
    /// <summary>What is read at a glance during an exam, in characters.</summary>
    public const int Longest = 200;

    // Said twice under the same name it is said once: the page repeats what it got no answer to.
    internal static Outcome<DayEvent[]> Send(AuditoriumDay day, DayCommand.SendMessage command, DateTimeOffset now) =>
        day.Messages.Any(m => m.Id == command.Message) ? DayRules.Nothing
        : command.Text.Trim() is not { Length: > 0 } text ? Refusal.MessageEmpty
        : text.Length > Longest ? Refusal.MessageTooLong
        : DayRules.Happens(new MessageSent(now, command.Message, text));

    internal static Outcome<DayEvent[]> Confirm(AuditoriumDay day, DayCommand.ConfirmMessage command, DateTimeOffset now) =>
        day.Messages.FirstOrDefault(m => m.Id == command.Message) switch
        {
            null => Refusal.NoSuchMessage,
            { ConfirmedAt: not null } => DayRules.Nothing,
            _ => DayRules.Happens(new MessageConfirmed(now, command.Message)),
        };
}
