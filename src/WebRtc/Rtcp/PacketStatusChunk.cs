namespace Itog.WebRtc.Rtcp;

/// <summary>One 16-bit chunk of packet statuses (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1.3, §3.1.4).</summary>
/// <remarks>
/// <code>
///  0                   1
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// |0| S |       run length        |    run of one status
/// |1|0|       14 one-bit symbols  |    0 not received, 1 small delta
/// |1|1|        7 two-bit symbols  |
/// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/// </code>
/// </remarks>
internal readonly struct PacketStatusChunk
{
    public const int MaxRun = 8191;
    public const int OneBitSymbols = 14;
    public const int TwoBitSymbols = 7;

    private readonly ushort _bits;
    private readonly int _skipped;
    private readonly int _total;

    public PacketStatusChunk(ushort bits)
        : this(bits, 0)
    {
    }

    private PacketStatusChunk(ushort bits, int skipped)
    {
        _bits = bits;
        _skipped = skipped;
        _total = (bits & 0x8000) == 0 ? bits & MaxRun : (bits & 0x4000) == 0 ? OneBitSymbols : TwoBitSymbols;
    }

    /// <summary>Symbols left; those beyond the feedback's status count are padding.</summary>
    public int Count => _total - _skipped;

    public PacketStatus this[int index]
    {
        get
        {
            var at = index + _skipped;
            return (_bits >> 14) switch
            {
                0 or 1 => (PacketStatus)((_bits >> 13) & 3),
                2 => (PacketStatus)((_bits >> (13 - at)) & 1),
                _ => (PacketStatus)((_bits >> (12 - (2 * at))) & 3),
            };
        }
    }

    public PacketStatusChunk Skip() => new(_bits, _skipped + 1);

    public static ushort Run(PacketStatus status, int length) => (ushort)(((int)status << 13) | length);

    public static ushort OneBit(ReadOnlySpan<PacketStatus> symbols)
    {
        var bits = 0x8000;
        for (var i = 0; i < symbols.Length; i++)
        {
            bits |= (int)symbols[i] << (13 - i);
        }

        return (ushort)bits;
    }

    public static ushort TwoBit(ReadOnlySpan<PacketStatus> symbols)
    {
        var bits = 0xC000;
        for (var i = 0; i < symbols.Length; i++)
        {
            bits |= (int)symbols[i] << (12 - (2 * i));
        }

        return (ushort)bits;
    }
}
