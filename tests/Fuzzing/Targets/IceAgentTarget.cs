using System.Buffers.Binary;
using System.Text;
using Itog.Fuzzing.Engine;
using Itog.WebRtc;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Stun;

namespace Itog.Fuzzing.Targets;

/// <summary>
/// A lite peer in the flood of connectivity checks from few addresses; every second one is given right checksums after it was damaged, so
/// that authentic nonsense comes too. Nobody without the password gets a path or more bytes back than sent.
/// </summary>
internal sealed class IceAgentTarget : FuzzTarget
{
    private const int LifeOfPeer = 1000;

    private readonly byte[] _repaired = new byte[2048];
    private readonly byte[] _buffer = new byte[2048];
    private Peer? _peer;
    private bool _isAuthentic;
    private int _executions;
    private MediaTime _now;

    public override IEnumerable<byte[]> Seeds => [.. StunSeeds.All, StunSeeds.Check("evtj", "h6vY", nominates: true, password: "another password, not ours")];

    public override IReadOnlyList<byte[]> Tokens => [[0, 0x25, 0, 0], [0x80, 0x29, 0, 8], [0x80, 0x2A, 0, 8], [0, 8, 0, 20], [0x80, 0x28, 0, 4], [0, 6, 0, 9], "evtj:h6vY"u8.ToArray()];

    public override long MostAllocated(int inputLength) => 64 * 1024;

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (_executions++ % LifeOfPeer == 0)
        {
            Renew();
        }

        var datagram = (_executions & 1) == 0 ? Repair(input) : input;
        var isAuthentic = StunMessage.TryParse(datagram, out var message) && message.HasValidFingerprint && message.HasValidIntegrity(Encoding.ASCII.GetBytes(StunSeeds.Password));
        _isAuthentic |= isAuthentic;
        var from = SocketEndpoint.FromBytes([198, 51, 100, (byte)(_executions % 50)], (ushort)(40_000 + (_executions % 3)));
        _now += TimeSpan.FromMilliseconds(1);
        _peer!.HandleDatagram(_now, from, datagram, out var plaintext);
        Violation.Unless(plaintext.IsEmpty, "a check is no media");
        Violation.Unless(_isAuthentic || _peer.RemoteEndpoint.IsEmpty, "nobody without the password gets a path");
        var sent = 0;
        var answers = 0;
        while (_peer.TryGetTransmit(_buffer, out var length, out var to))
        {
            answers++;
            sent += length;
            Violation.Unless(to == from, "the answer goes to whoever asked");
            Violation.Unless(StunMessage.TryParse(_buffer.AsSpan(0, length), out var answer) && answer.HasValidFingerprint, "an answer is a whole message");
            Violation.Unless(answer.Class != StunClass.Request || isAuthentic, "only who knows the password is asked whether it is there");
            shape.Add((ulong)answer.ErrorCode);
        }

        Violation.Unless(answers <= (isAuthentic ? 2 : 1) && sent <= 3 * Math.Max(datagram.Length, 20), "at most three times the size comes back");
        var events = 0;
        while (_peer.TryGetEvent(out var e))
        {
            shape.Add((ulong)e.Kind);
            events++;
        }

        Violation.Unless(events <= 3, "a check has few consequences");
        shape.Add(isAuthentic);
        return shape.Value;
    }

    public override void Dispose()
    {
        _peer?.Dispose();
        base.Dispose();
    }

    private void Renew()
    {
        _peer?.Dispose();
        _isAuthentic = false;
        _peer = new Peer(new PeerOptions
        {
            CreatedAt = _now,
            Certificate = DtlsSeeds.Server,
            LocalCredentials = new IceCredentials("evtj", StunSeeds.Password),
            RemoteCredentials = new IceCredentials("h6vY", StunSeeds.Password),
            RemoteFingerprint = DtlsSeeds.Client.Fingerprint,
        });
    }

    /// <summary>The same attributes up to the first checksum, then right ones.</summary>
    private Span<byte> Repair(ReadOnlySpan<byte> input)
    {
        if (input.Length is < StunMessage.HeaderLength or > 1400)
        {
            input.CopyTo(_repaired);
            return _repaired.AsSpan(0, input.Length);
        }

        var end = StunMessage.HeaderLength;
        while (StunMessage.TryReadAttribute(input, end, out var type, out var value) && type is not (StunAttribute.MessageIntegrity or StunAttribute.Fingerprint))
        {
            end += StunMessage.AttributeHeaderLength + StunMessage.Padded(value.Length);
        }

        input[..end].CopyTo(_repaired);
        BinaryPrimitives.WriteUInt32BigEndian(_repaired.AsSpan(4), StunMessage.MagicCookie);
        var integrity = _repaired.AsSpan(end);
        BinaryPrimitives.WriteUInt16BigEndian(integrity, (ushort)StunAttribute.MessageIntegrity);
        BinaryPrimitives.WriteUInt16BigEndian(integrity[2..], StunChecksum.IntegrityLength);
        StunChecksum.TryComputeIntegrity(_repaired.AsSpan(0, end), Encoding.ASCII.GetBytes(StunSeeds.Password), integrity[4..]);
        end += 4 + StunChecksum.IntegrityLength;
        BinaryPrimitives.WriteUInt16BigEndian(_repaired.AsSpan(2), (ushort)(end + 8 - StunMessage.HeaderLength));
        var fingerprint = _repaired.AsSpan(end);
        BinaryPrimitives.WriteUInt16BigEndian(fingerprint, (ushort)StunAttribute.Fingerprint);
        BinaryPrimitives.WriteUInt16BigEndian(fingerprint[2..], StunChecksum.FingerprintLength);
        BinaryPrimitives.WriteUInt32BigEndian(fingerprint[4..], StunChecksum.ComputeFingerprint(_repaired.AsSpan(0, end)));
        return _repaired.AsSpan(0, end + 8);
    }
}
