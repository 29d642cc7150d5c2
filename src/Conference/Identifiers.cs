namespace Itog.Conference;

/// <summary>Names a room: one per auditorium and exam day.</summary>
public readonly record struct RoomId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Names a person in a room; a second connection with the same id takes the first one's place.</summary>
public readonly record struct MemberId(string Value)
{
    public override string ToString() => Value;
}
