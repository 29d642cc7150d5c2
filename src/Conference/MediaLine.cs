namespace Itog.Conference;

/// <summary>Which way the media of a line goes, as the browser sees it.</summary>
public enum MediaLineDirection
{
    /// <summary>The browser sends its own track (<c>sendonly</c>).</summary>
    Publish,

    /// <summary>The browser receives a slot (<c>recvonly</c>).</summary>
    Receive,
}

/// <summary>
/// One row of the table that a page sends beside its offer: what the m-line <paramref name="Mid"/> is for.
/// A publishing line names its source; a receiving line names the slot by seat and source.
/// </summary>
public sealed record MediaLine(string Mid, MediaLineDirection Direction, TrackSource Source, Seat? Seat = null)
{
    /// <summary>The slot of a receiving line; null for a publishing line and for a receiving line without a seat.</summary>
    public Slot? Slot => Direction == MediaLineDirection.Receive && Seat is { } seat ? new Slot(seat, Source) : null;
}
