namespace Itog.WebRtc.Rtp;

/// <summary>One header extension element of a packet: the local identifier of the session and its bytes.</summary>
public readonly ref struct RtpExtension(int id, ReadOnlySpan<byte> value)
{
    public int Id { get; } = id;

    public ReadOnlySpan<byte> Value { get; } = value;
}
