namespace Itog.WebRtc.Rtp;

/// <summary>
/// Extends 16-bit sequence numbers to numbers that never wrap: one per incoming stream, fed in order of arrival.
/// The first number maps to itself plus 65536, so that numbers just before it stay positive.
/// </summary>
public struct SequenceUnwrapper
{
    private long _newest;
    private bool _started;

    /// <summary>The highest extended number seen.</summary>
    public readonly long Newest => _newest;

    public readonly bool HasStarted => _started;

    /// <summary>Extends <paramref name="number"/> and remembers it when it is the newest.</summary>
    public long Unwrap(SequenceNumber number)
    {
        if (!_started)
        {
            _started = true;
            _newest = number.Value + 0x10000L;
            return _newest;
        }

        var extended = Peek(number);
        _newest = Math.Max(_newest, extended);
        return extended;
    }

    /// <summary>The extended number nearest to the newest one; remembers nothing.</summary>
    public readonly long Peek(SequenceNumber number) =>
        _started ? _newest + number.DistanceFrom(SequenceNumber.FromExtended(_newest)) : number.Value + 0x10000L;
}
