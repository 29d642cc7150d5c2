namespace Itog.WebRtc.Sdp;

/// <summary>The negotiated header extension identifiers of an m-line, 1..14; 0 where an extension was not negotiated.</summary>
public sealed record ExtensionIds
{
    public int Mid { get; init; }

    public int Rid { get; init; }

    public int RepairedRid { get; init; }

    public int AudioLevel { get; init; }

    public int TransportSequence { get; init; }

    public int AbsSendTime { get; init; }
}
