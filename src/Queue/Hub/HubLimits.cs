namespace Itog.Queue.Hub;

/// <summary>How large the messages of a page may be.</summary>
public static class HubLimits
{
    /// <summary>The longest SDP offer, in characters.</summary>
    public const int OfferLength = 65_536;

    /// <summary>The largest message: an offer with its table and the escapes of JSON. A larger one ends the connection.</summary>
    public const int MessageBytes = 98_304;

    /// <summary>The longest written answer, in characters: somewhat more than the rules take, so that they can say so.</summary>
    public const int AnswerLength = 20_000;

    /// <summary>The longest text of any other argument that the rules do not limit themselves, in characters.</summary>
    public const int TextLength = 8_000;
}
