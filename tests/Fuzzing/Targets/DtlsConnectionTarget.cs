using System.Buffers.Binary;
using Itog.Fuzzing.Engine;
using Itog.WebRtc;
using Itog.WebRtc.Dtls;

namespace Itog.Fuzzing.Targets;

/// <summary>
/// A server's DTLS association that nobody has authenticated yet, fed with a row of datagrams: each input is a list of them, every one led by
/// two bytes of length. Most of the connections are still new; every eighth has had a client's true hello, which is dear.
/// </summary>
internal sealed class DtlsConnectionTarget : FuzzTarget
{
    /// <summary>Certificate, key exchange and what goes with them, sent again a few times.</summary>
    private const int LongestAnswer = 16 * 1024;

    private static readonly byte[][] TrueHello = [.. DtlsSeeds.Datagrams.TakeWhile(d => !d.SequenceEqual(DtlsSeeds.Datagrams[^1])).Take(1)];

    private readonly byte[] _buffer = new byte[20_000];
    private readonly GuardedBuffer _guarded = new(2048);
    private int _executions;

    public override int MaxLength => 4096;

    public override IEnumerable<byte[]> Seeds =>
    [
        .. DtlsSeeds.Datagrams.Select(d => Join([d])),
        Join(DtlsSeeds.Datagrams.Take(1)), Join(DtlsSeeds.Datagrams.Take(2)), Join(DtlsSeeds.Datagrams.Skip(1).Take(3)), Join([.. DtlsSeeds.Datagrams.Take(1), .. DtlsSeeds.Datagrams.TakeLast(1)]),
        Join(Fragments(DtlsSeeds.Datagrams[0], 80)),
    ];

    public override IReadOnlyList<byte[]> Tokens => [[22, 0xFE, 0xFD, 0, 0], [20, 0xFE, 0xFD, 0, 0], [21, 0xFE, 0xFD, 0, 0], [1, 0, 0], [11, 0, 0], [16, 0, 0], [0, 14, 0, 5, 0, 4, 0, 7, 0, 8, 0]];

    public override long MostAllocated(int inputLength) => 256 * 1024;

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        var now = MediaTime.FromMilliseconds(1000);
        using var connection = new DtlsConnection(DtlsSeeds.Server, DtlsRole.Passive, DtlsSeeds.Client.Fingerprint);
        if (_executions++ % 8 == 0)
        {
            connection.HandleDatagram(now, TrueHello[0]);
        }

        var sent = 0;
        while (input.Length >= 2)
        {
            var length = Math.Min(Math.Min((int)BinaryPrimitives.ReadUInt16BigEndian(input), input.Length - 2), 2048);
            connection.HandleDatagram(now, _guarded.Hold(input.Slice(2, length)));
            input = input[(2 + length)..];
            sent += Drain(connection);
            now += TimeSpan.FromMilliseconds(20);
            connection.HandleTimeout(now);
        }

        sent += Drain(connection);
        shape.Add((ulong)connection.State);
        shape.Add((ulong)connection.Reason);
        shape.AddSize(sent);
        Violation.Unless(connection.State != DtlsState.Connected, "nobody connects without the key of the certificate");
        Violation.Unless(sent <= LongestAnswer, "an answer is bounded");
        return shape.Value;
    }

    public override void Dispose()
    {
        _guarded.Dispose();
        base.Dispose();
    }

    private int Drain(DtlsConnection connection)
    {
        var sent = 0;
        while (connection.TryGetTransmit(_buffer, out var length))
        {
            sent += length;
        }

        return sent;
    }

    private static byte[] Join(IEnumerable<byte[]> datagrams) => [.. datagrams.SelectMany(d => new[] { (byte)(d.Length >> 8), (byte)d.Length }.Concat(d))];

    /// <summary>The first handshake message of a datagram in pieces, as a client with a small path sends it (RFC 6347 §4.2.3).</summary>
    private static IEnumerable<byte[]> Fragments(byte[] datagram, int size)
    {
        var body = datagram.AsSpan(25).ToArray();
        for (var at = 0; at < body.Length; at += size)
        {
            var piece = body.AsSpan(at, Math.Min(size, body.Length - at));
            byte[] message = [.. datagram.AsSpan(13, 6), 0, (byte)(at >> 8), (byte)at, 0, (byte)(piece.Length >> 8), (byte)piece.Length, .. piece];
            yield return [22, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, (byte)(at / size), (byte)(message.Length >> 8), (byte)message.Length, .. message];
        }
    }
}
