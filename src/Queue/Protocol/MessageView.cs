using Itog.Queue.Day;

namespace Itog.Queue.Protocol;

/// <summary>What the technician wrote to a station; <paramref name="ConfirmedAt"/> is null until the interlocutor has read it.</summary>
public sealed record MessageView(Guid Id, DateTimeOffset At, string Text, DateTimeOffset? ConfirmedAt)
{
    public static MessageView Of(StationMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new(message.Id, message.At, message.Text, message.ConfirmedAt);
    }
}
