using Itog.Server.Whip.Tokens;

namespace Itog.Server.Whip;

/// <summary>Which of the two protocols an address speaks.</summary>
public enum MediaProtocol
{
    /// <summary>Ingestion: the client sends (RFC 9725).</summary>
    Whip,

    /// <summary>Egress: the client receives (draft-ietf-wish-whep).</summary>
    Whep,
}

/// <summary>What follows from the protocol alone.</summary>
internal static class MediaProtocols
{
    /// <summary>The first part of its addresses.</summary>
    public static string Segment(this MediaProtocol protocol) => protocol == MediaProtocol.Whip ? "whip" : "whep";

    /// <summary>What a token must allow.</summary>
    public static MediaRights Needs(this MediaProtocol protocol) => protocol == MediaProtocol.Whip ? MediaRights.Publish : MediaRights.Watch;
}
