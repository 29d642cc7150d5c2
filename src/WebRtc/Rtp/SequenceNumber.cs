namespace Itog.WebRtc.Rtp;

/// <summary>16-bit RTP sequence number with serial arithmetic (RFC 1982): 0 comes after 65535.</summary>
public readonly record struct SequenceNumber(ushort Value)
{
    /// <summary>How far <paramref name="other"/> is behind this number, −32768..32767; negative when it is ahead.</summary>
    public int DistanceFrom(SequenceNumber other) => (short)(Value - other.Value);

    public bool IsAfter(SequenceNumber other) => DistanceFrom(other) > 0;

    public SequenceNumber Next => new((ushort)(Value + 1));

    public static SequenceNumber operator +(SequenceNumber number, int steps) => number.Add(steps);

    public SequenceNumber Add(int steps) => new((ushort)(Value + steps));

    /// <summary>The low 16 bits of an unwrapped number.</summary>
    public static SequenceNumber FromExtended(long extended) => new((ushort)extended);

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
