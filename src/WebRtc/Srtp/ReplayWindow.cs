namespace Itog.WebRtc.Srtp;

/// <summary>
/// Which of the latest packet indices have been seen (RFC 3711 §3.3.2). Owned by one stream of an SRTP session, one thread.
/// Ask <see cref="IsFresh"/> before authentication, call <see cref="Add"/> after it.
/// </summary>
internal sealed class ReplayWindow
{
    /// <summary>
    /// How far behind the newest index a packet may come. The RFC asks for 64 at least;
    /// 1024 packets are about a second of video, as long as a retransmission may take.
    /// </summary>
    public const int Length = 1024;

    // One bit an index, at index % Length.
    private readonly ulong[] _seen = new ulong[Length / 64];

    /// <summary>The newest index, once there is one.</summary>
    public ulong Newest { get; private set; }

    public bool IsEmpty { get; private set; } = true;

    public bool IsFresh(ulong index)
    {
        if (IsEmpty || index > Newest)
        {
            return true;
        }

        return Newest - index < Length && !IsMarked(index);
    }

    public void Add(ulong index)
    {
        if (IsEmpty)
        {
            IsEmpty = false;
            Newest = index;
        }
        else if (index > Newest)
        {
            Forget(index);
            Newest = index;
        }

        _seen[(index % Length) / 64] |= 1UL << (int)(index % 64);
    }

    private bool IsMarked(ulong index) => (_seen[(index % Length) / 64] & (1UL << (int)(index % 64))) != 0;

    /// <summary>Clears the bits of the indices that the window now slides over.</summary>
    private void Forget(ulong newest)
    {
        if (newest - Newest >= Length)
        {
            Array.Clear(_seen);
            return;
        }

        for (var index = Newest + 1; index <= newest; index++)
        {
            _seen[(index % Length) / 64] &= ~(1UL << (int)(index % 64));
        }
    }
}
