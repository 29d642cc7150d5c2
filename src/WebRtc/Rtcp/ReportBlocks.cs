namespace Itog.WebRtc.Rtcp;

/// <summary>The report blocks of one SR or RR, read as they are walked.</summary>
public ref struct ReportBlocks
{
    private ReadOnlySpan<byte> _rest;

    private ReportBlocks(ReadOnlySpan<byte> blocks)
    {
        _rest = blocks;
        Current = default;
    }

    public ReportBlock Current { get; private set; }

    public readonly ReportBlocks GetEnumerator() => this;

    /// <summary>The blocks of a sender or receiver report; false when it is another packet or shorter than its count says.</summary>
    public static bool TryParse(in RtcpPacket packet, out ReportBlocks blocks)
    {
        var offset = packet.Type switch
        {
            RtcpType.SenderReport => 24,
            RtcpType.ReceiverReport => 4,
            _ => -1,
        };
        if (offset < 0 || packet.Body.Length < offset + (ReportBlock.Length * packet.Count))
        {
            blocks = default;
            return false;
        }

        blocks = new ReportBlocks(packet.Body.Slice(offset, ReportBlock.Length * packet.Count));
        return true;
    }

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        Current = ReportBlock.Read(_rest);
        _rest = _rest[ReportBlock.Length..];
        return true;
    }
}
