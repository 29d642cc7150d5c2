namespace Itog.Queue.Protocol;

/// <summary>The whole state of a page, pushed by <c>view</c>; each page has its own record.</summary>
public abstract record PageView
{
    public abstract string Kind { get; }

    /// <summary>Grows with every change of the auditorium's day.</summary>
    public required long Revision { get; init; }

    /// <summary>The server's clock when the view was made.</summary>
    public required DateTimeOffset ServerTime { get; init; }
    public required AuditoriumView Auditorium { get; init; }

    /// <summary>Set while this page should hold a media connection.</summary>
    public required RoomAccess? Access { get; init; }
}
