namespace Itog.Conference;

/// <summary>
/// Why an offer was not accepted; nothing has changed in the room. <paramref name="Code"/> is one of the constants here,
/// <paramref name="Detail"/> is for logs and developers (line and reason), not for people.
/// </summary>
public sealed record JoinRefusal(string Code, string Detail)
{
    /// <summary>The SDP cannot be read, or lacks what WebRTC needs (BUNDLE, ICE credentials, rtcp-mux).</summary>
    public const string MalformedOffer = "malformed-offer";

    /// <summary>The SDP is longer than <see cref="ConferenceOptions.MaxOfferLength"/> characters.</summary>
    public const string OfferTooLarge = "offer-too-large";

    /// <summary>No SHA-256 certificate fingerprint, or one that cannot be read (RFC 8122 §5).</summary>
    public const string BadFingerprint = "bad-fingerprint";

    /// <summary>More m-lines than a seat can ever use.</summary>
    public const string TooManyLines = "too-many-lines";

    /// <summary>The table and the m-lines do not match: a mid is missing, unknown or named twice.</summary>
    public const string UnknownMid = "unknown-mid";

    /// <summary>The table's row contradicts its m-line: kind or direction differs, or a receiving line names no seat.</summary>
    public const string LineMismatch = "line-mismatch";

    /// <summary>The same source or the same slot is asked for twice.</summary>
    public const string DuplicateLine = "duplicate-line";

    /// <summary>The seat may not publish this source.</summary>
    public const string MayNotPublish = "may-not-publish";

    /// <summary>The seat may not receive this slot.</summary>
    public const string MayNotReceive = "may-not-receive";

    /// <summary>The seat has one holder, and somebody else sits there.</summary>
    public const string SeatTaken = "seat-taken";

    /// <summary>A line offers no codec that the room speaks (Opus, VP8).</summary>
    public const string NoCodec = "no-codec";

    /// <summary>The room has <see cref="ConferenceOptions.MaxRoomMembers"/> members.</summary>
    public const string RoomFull = "room-full";

    /// <summary>Too many others are connecting at this moment: try again in a while.</summary>
    public const string Busy = "busy";

    /// <summary>There is no connection to restart: it is over, or a newer one has taken its place.</summary>
    public const string NoConnection = "no-connection";

    /// <summary>The service is stopping.</summary>
    public const string Stopping = "stopping";
}
