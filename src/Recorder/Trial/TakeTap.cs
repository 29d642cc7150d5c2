using Itog.Conference;
using Itog.WebRtc;

namespace Itog.Recorder.Trial;

/// <summary>
/// Keeps the packets of one participant's microphone in memory that was taken beforehand; what no longer fits is left out. Called on the room's media
/// worker thread; read by <see cref="VoiceTake"/> after it was detached.
/// </summary>
internal sealed class TakeTap : ITrackSubscriber
{
    private const int MostPackets = 1_500;
    private const int MostBytes = 256 * 1024;

    private static readonly Slot Voice = new(Seat.Participant, TrackSource.Microphone);

    private readonly byte[] _bytes = new byte[MostBytes];
    private readonly TakenPacket[] _packets = new TakenPacket[MostPackets];
    private int _used;
    private int _count;

    /// <summary>What has come so far.</summary>
    public IReadOnlyList<TakenPacket> Packets => _packets[..Volatile.Read(ref _count)];

    public ReadOnlySpan<byte> PayloadOf(in TakenPacket packet) => _bytes.AsSpan(packet.Offset, packet.Length);

    public bool Wants(Slot slot) => slot == Voice;

    public void OnPacket(in TrackPacket packet)
    {
        var count = _count;
        if (packet.Slot != Voice || count == MostPackets || packet.Payload.Length > MostBytes - _used)
        {
            return;
        }

        packet.Payload.CopyTo(_bytes.AsSpan(_used));
        _packets[count] = new TakenPacket(packet.ExtendedSequence, packet.RtpTimestamp, _used, packet.Payload.Length);
        _used += packet.Payload.Length;
        Volatile.Write(ref _count, count + 1);
    }

    public void OnSenderReport(Slot slot, MemberId member, ulong ntpTime, uint rtpTimestamp, MediaTime arrival)
    {
        // Seconds need no clock of the sender.
    }

    public void OnTrackEnded(Slot slot, MemberId member, MediaTime at)
    {
        // What came before stands.
    }
}
