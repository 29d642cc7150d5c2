namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// Keeps one subscriber from getting the same retransmission several times within a round trip, and its retransmissions
/// within a budget. Owned by a down track, called on the room's media worker.
/// </summary>
/// <param name="capacity">Repetitions remembered: so many within a round trip are more than a line in such a state can carry.</param>
public sealed class RetransmissionGuard(int capacity = 128)
{
    private long[] _sequences = [];
    private MediaTime[] _sentAt = [];

    /// <summary>True, and noted, when <paramref name="sequence"/> was not sent again within <paramref name="interval"/>.</summary>
    public bool TryPass(long sequence, MediaTime now, TimeSpan interval)
    {
        if (_sequences.Length == 0)
        {
            _sequences = new long[capacity];
            _sentAt = new MediaTime[capacity];
        }

        var slot = (int)((ulong)sequence % (ulong)capacity);

        // Sequence numbers are kept one up, so that an untouched slot equals none.
        if (_sequences[slot] == sequence + 1 && now - _sentAt[slot] < interval)
        {
            return false;
        }

        _sequences[slot] = sequence + 1;
        _sentAt[slot] = now;
        return true;
    }
}
