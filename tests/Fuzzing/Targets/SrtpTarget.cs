using System.Buffers.Binary;
using Itog.Fuzzing.Engine;
using Itog.WebRtc.Srtp;

namespace Itog.Fuzzing.Targets;

/// <summary>
/// SRTP and SRTCP of both profiles: what was not protected with the keys never passes, nor does anything twice; what was protected passes
/// and reads as it was, but not with one bit of it changed.
/// </summary>
internal sealed class SrtpTarget : FuzzTarget
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];
    private static readonly byte[] Salt = [.. Enumerable.Range(101, 14).Select(i => (byte)i)];

    private readonly Way[] _ways = [new(SrtpProfile.AeadAes128Gcm), new(SrtpProfile.AesCm128HmacSha1Tag80)];
    private readonly byte[] _clear = new byte[2048];
    private readonly byte[] _copy = new byte[2048];
    private readonly GuardedBuffer _guarded = new(2048);
    private int _executions;

    /// <summary>Protected ones have been received already: sent again, they are replays.</summary>
    public override IEnumerable<byte[]> Seeds => [.. RtpSeeds.All, .. RtcpSeeds.All.Take(6), .. _ways.SelectMany(w => w.Received)];

    public override long MostAllocated(int inputLength) => 8192 + inputLength;

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        var way = _ways[_executions++ & 1];
        input.CopyTo(_copy);
        var copy = _copy.AsSpan(0, input.Length);
        var isRtcp = input.Length > 1 && input[1] is >= 192 and <= 223;
        ProtectAndReveal(way, copy, isRtcp, ref shape);
        var verdict = isRtcp ? way.Receiver.UnprotectRtcp(input, out var length) : way.Receiver.UnprotectRtp(input, out length);
        shape.Add((ulong)verdict);
        shape.Add(isRtcp);
        Violation.Unless(verdict != SrtpVerdict.Accepted, "what was not protected for us, or came before, does not pass");
        Violation.Unless(length < copy.Length, "a packet is shorter without its tag");
        return shape.Value;
    }

    public override void Dispose()
    {
        Array.ForEach(_ways, way => way.Dispose());
        _guarded.Dispose();
        base.Dispose();
    }

    private void ProtectAndReveal(Way way, ReadOnlySpan<byte> clear, bool isRtcp, ref Shape shape)
    {
        clear.CopyTo(_clear);
        if (!isRtcp && clear.Length >= 12)
        {
            // A number not used yet, on one of few streams, so that packets get through.
            BinaryPrimitives.WriteUInt16BigEndian(_clear.AsSpan(2), ++way.Sequence);
            BinaryPrimitives.WriteUInt32BigEndian(_clear.AsSpan(8), (uint)(0x7000 + (clear[8] & 3)));
        }

        var before = clear.Length > 0 ? _clear.AsSpan(0, clear.Length).ToArray() : [];
        var verdict = isRtcp ? way.Sender.ProtectRtcp(_clear, clear.Length, out var length) : way.Sender.ProtectRtp(_clear, clear.Length, out length);
        shape.Add((ulong)verdict);
        if (verdict != SrtpVerdict.Accepted)
        {
            return;
        }

        Violation.Unless(length <= clear.Length + SrtpSender.Overhead, "a tag has its limit");
        var bit = (int)(way.Bits.Next() % (uint)(length * 8));
        var damaged = _guarded.Hold(_clear.AsSpan(0, length));
        damaged[bit / 8] ^= (byte)(1 << (bit % 8));
        Violation.Unless(Unprotect(way, damaged, isRtcp, out _) != SrtpVerdict.Accepted, "one bit changed does not pass");
        var whole = _guarded.Hold(_clear.AsSpan(0, length));
        var back = Unprotect(way, whole, isRtcp, out var revealed);
        if (!isRtcp || back == SrtpVerdict.Accepted)
        {
            // More SSRCs than a session keeps are refused, which only RTCP tries here.
            Violation.Unless(back == SrtpVerdict.Accepted && whole[..revealed].SequenceEqual(before), "a protected packet reads as it was");
        }
        else
        {
            Violation.Unless(back == SrtpVerdict.TooManyStreams, "a protected report passes");
        }
    }

    private static SrtpVerdict Unprotect(Way way, Span<byte> packet, bool isRtcp, out int length) =>
        isRtcp ? way.Receiver.UnprotectRtcp(packet, out length) : way.Receiver.UnprotectRtp(packet, out length);

    /// <summary>One profile's sessions, keys known.</summary>
    private sealed class Way : IDisposable
    {
        public Way(SrtpProfile profile)
        {
            var salt = Salt.AsSpan(0, SrtpKeys.SaltLength(profile));
            Sender = new SrtpSender(SrtpKeys.ForRtp(profile, Key, salt), SrtpKeys.ForRtcp(profile, Key, salt));
            Receiver = new SrtpReceiver(SrtpKeys.ForRtp(profile, Key, salt), SrtpKeys.ForRtcp(profile, Key, salt));
            foreach (var (clear, isRtcp) in new[] { RtpSeeds.Opus(1), RtpSeeds.Opus(2), RtpSeeds.Vp8(key: true) }.Select(p => (p, false)).Concat(RtcpSeeds.All.Take(3).Select(p => (p, true))))
            {
                var buffer = new byte[clear.Length + SrtpSender.Overhead];
                clear.CopyTo(buffer, 0);
                var verdict = isRtcp ? Sender.ProtectRtcp(buffer, clear.Length, out var length) : Sender.ProtectRtp(buffer, clear.Length, out length);
                verdict.Should().Be(SrtpVerdict.Accepted);
                Received.Add(buffer[..length]);
                Unprotect(this, buffer.AsSpan(0, length).ToArray(), isRtcp, out _).Should().Be(SrtpVerdict.Accepted);
            }
        }

        public SrtpSender Sender { get; }

        public SrtpReceiver Receiver { get; }

        public List<byte[]> Received { get; } = [];

        public Xorshift Bits { get; } = new(7);

        public ushort Sequence { get; set; }

        public void Dispose()
        {
            Sender.Dispose();
            Receiver.Dispose();
        }
    }
}
