namespace Itog.WebRtc.Srtp;

/// <summary>
/// The streams of one direction by SSRC, each with the indices it has used. Owned by an SRTP session, one thread.
/// </summary>
internal sealed class SrtpStreams
{
    /// <summary>Authentic peers too are not trusted with unbounded memory.</summary>
    public const int Capacity = 256;

    private readonly Dictionary<uint, ReplayWindow> _windows = [];

    /// <summary>Whether there is no room for a stream not seen yet.</summary>
    public bool IsFull => _windows.Count >= Capacity;

    public ReplayWindow? Find(uint ssrc) => _windows.GetValueOrDefault(ssrc);

    public ReplayWindow Add(uint ssrc)
    {
        var window = new ReplayWindow();
        _windows.Add(ssrc, window);
        return window;
    }

    /// <summary>
    /// The index nearest to the newest one that ends in <paramref name="sequence"/> (RFC 3711 §3.3.1); the first packet has ROC 0.
    /// False when it would lie before the first one.
    /// </summary>
    public static bool TryEstimateIndex(ReplayWindow? window, ushort sequence, out ulong index)
    {
        if (window is null || window.IsEmpty)
        {
            index = sequence;
            return true;
        }

        var estimate = (long)window.Newest + (short)(sequence - (ushort)window.Newest);
        index = (ulong)estimate;
        return estimate >= 0;
    }
}
