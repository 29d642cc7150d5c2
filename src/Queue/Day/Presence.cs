namespace Itog.Queue.Day;

/// <summary>
/// Whether somebody is reachable. The page must be connected; the media connection counts only once it has been lost
/// (before the first join there is none to lose). <paramref name="LostAt"/> is when the present absence began; null while connected
/// and before the first connection.
/// </summary>
public sealed record Presence(bool Page = false, bool MediaLost = false, DateTimeOffset? LostAt = null)
{
    /// <summary>Never connected yet.</summary>
    public static Presence Never { get; } = new();

    public bool Connected => Page && !MediaLost;

    public Presence Lose(Link link, DateTimeOffset at)
    {
        var next = link == Link.Page ? this with { Page = false } : this with { MediaLost = true };
        return next with { LostAt = LostAt ?? at };
    }

    public Presence Return(Link link)
    {
        var next = link == Link.Page ? this with { Page = true } : this with { MediaLost = false };
        return next.Connected ? next with { LostAt = null } : next;
    }

    /// <summary>Out of the room: there is no media connection any more that could be lost.</summary>
    public Presence LeaveRoom() => (this with { MediaLost = false }) is { Connected: true } next ? next with { LostAt = null } : this with { MediaLost = false };

    /// <summary>The server was away: everybody who was ever here is lost from now on and has the whole patience to come back.</summary>
    public Presence Restart(DateTimeOffset at, bool inRoom) =>
        this == Never ? this : new Presence(Page: false, MediaLost: inRoom, LostAt: at);
}
