namespace Itog.Server.Whip.Tokens;

/// <summary>What the bearer of a media token may do in its room, within what the seat may.</summary>
[Flags]
public enum MediaRights
{
    None = 0,

    /// <summary>Send by WHIP.</summary>
    Publish = 1,

    /// <summary>Receive by WHEP.</summary>
    Watch = 2,
}
