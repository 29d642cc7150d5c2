namespace Itog.Conference;

/// <summary>Names a room: one per auditorium and exam day.</summary>
public readonly record struct RoomId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>
/// Names a connection of a person in a room; a second connection with the same id takes the first one's place.
/// Who needs several at once, one to publish and one to watch (WHIP, WHEP), has a member for each, all of one holder.
/// </summary>
public readonly record struct MemberId(string Value)
{
    private const char Separator = '~';

    /// <summary>One of the connections of <paramref name="holder"/>.</summary>
    public static MemberId Of(string holder, string connection) => new($"{holder}{Separator}{connection}");

    /// <summary>Whether both are connections of one holder: a seat for one is taken by a holder, not by a connection.</summary>
    public bool SharesHolderWith(MemberId other) => HolderOf(Value).SequenceEqual(HolderOf(other.Value));

    public override string ToString() => Value;

    private static ReadOnlySpan<char> HolderOf(string id) =>
        id.AsSpan(0, id.IndexOf(Separator, StringComparison.Ordinal) is var end and >= 0 ? end : id.Length);
}
