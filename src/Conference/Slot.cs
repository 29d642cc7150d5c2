namespace Itog.Conference;

/// <summary>A chair of an exam room: what its holder is there for, and so what they may send and see.</summary>
public enum Seat
{
    Participant,
    Interlocutor,
    Assistant,
    SignInterpreter,
    Expert,
    Technician,
    Observer,
}

/// <summary>What a member can publish.</summary>
public enum TrackSource
{
    Microphone,
    Camera,
    Screen,
}

/// <summary>
/// A fixed receive place of a subscriber: whatever the present holder of <see cref="Seat"/> publishes as <see cref="Source"/>.
/// Holders change without renegotiation. On the wire: <c>participant/microphone</c>.
/// </summary>
public readonly record struct Slot(Seat Seat, TrackSource Source)
{
    public override string ToString() => $"{Name(Seat.ToString())}/{Name(Source.ToString())}";

    /// <summary>Parses the wire form; false when a part is unknown.</summary>
    public static bool TryParse(string? text, out Slot slot)
    {
        slot = default;
        if (text?.Split('/') is not [var seat, var source]
            || !Enum.TryParse<Seat>(seat, ignoreCase: true, out var s) || !Enum.IsDefined(s)
            || !Enum.TryParse<TrackSource>(source, ignoreCase: true, out var t) || !Enum.IsDefined(t))
        {
            return false;
        }

        slot = new Slot(s, t);
        return slot.ToString() == text;
    }

    private static string Name(string member) => char.ToLowerInvariant(member[0]) + member[1..];
}
