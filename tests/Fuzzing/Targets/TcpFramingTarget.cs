using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Itog.Conference;
using Itog.Conference.Tests.Virtual;
using Itog.Conference.Workers;
using Itog.Conference.Workers.Tcp;
using Itog.Fuzzing.Engine;
using Itog.WebRtc;

namespace Itog.Fuzzing.Targets;

/// <summary>
/// A worker's TCP port and a client that writes what it likes in pieces of any size, then closes. What the port hands out are the frames of
/// RFC 4571 that stood in the stream, each whole and in order, up to the first that is too long: that one ends the connection. Nothing is left over.
/// </summary>
internal sealed class TcpFramingTarget : FuzzTarget
{
    /// <summary>A piece never waits for room in the sockets' buffers, since what came before has been read.</summary>
    private const int LongestInput = 8 * 1024;

    private readonly IUdpPort _udp = UdpPorts.Open(SocketWay.Auto, [IPAddress.Loopback], 0);
    private readonly TcpEndpoint _endpoint;
    private readonly IPEndPoint _address;
    private MediaTime _now = new(1_000_000_000);

    public TcpFramingTarget()
    {
        _endpoint = new TcpEndpoint(TcpListening.Open([IPAddress.Loopback], _udp.Port, exactly: false), _udp.WatchStreams());
        _address = new IPEndPoint(IPAddress.Loopback, _endpoint.Port);
    }

    public override int MaxLength => LongestInput;

    /// <summary>The first byte seeds the sizes of the pieces.</summary>
    public override IEnumerable<byte[]> Seeds =>
    [
        [1, .. StreamClient.Frame([1, 2, 3])],
        [2, .. StreamClient.Frame([1, 2, 3]), 0, 0, .. StreamClient.Frame(new byte[1200]), .. StreamClient.Frame([4])],
        [3, .. StreamClient.Frame(new byte[TcpLimits.FrameBytes]), .. StreamClient.Frame([5]), 0xFF],
        [4, .. StreamClient.Frame([6]), (TcpLimits.FrameBytes + 1) >> 8, (TcpLimits.FrameBytes + 1) & 0xFF, 7, 8, 9],
        [5, .. Enumerable.Range(0, 50).SelectMany(i => StreamClient.Frame(new byte[i]))],
        [6, 0, 100, 1, 2, 3],
        [7, .. "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8],
    ];

    public override IReadOnlyList<byte[]> Tokens => [[0, 0], [0, 1], [0, 2, 1, 2], [8, 0], [8, 1], [7, 255], [255, 255]];

    /// <summary>Sockets and what stands ready for the next one.</summary>
    public override long MostAllocated(int inputLength) => 256 * 1024;

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (input.IsEmpty)
        {
            return shape.Value;
        }

        var pieces = new Xorshift(input[0]);
        var stream = input[1..];
        var ends = Ends(stream, out var frames);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.Connect(_address);
        RunUntil(() => _endpoint.Connections == 1, []);
        var got = new List<byte[]>();
        var sizes = 0;
        for (var at = 0; at < stream.Length && _endpoint.Connections == 1; sizes++)
        {
            // Now byte by byte, now all at once.
            var size = Math.Min(stream.Length - at, 1 + pieces.Below(1 << pieces.Below(14)));
            client.Send(stream.Slice(at, size));
            at += size;
            Turn(got);
        }

        if (!ends)
        {
            client.Shutdown(SocketShutdown.Send);
        }

        // A close comes behind all data; a frame that is too long ends the connection from our side.
        RunUntil(() => _endpoint.Connections == 0, got);
        Violation.Unless(got.Count == frames.Count, "all frames come out, and no others");
        for (var i = 0; i < frames.Count; i++)
        {
            Violation.Unless(got[i].AsSpan().SequenceEqual(frames[i]), "a frame comes out as it went in");
        }

        Violation.Unless(!_endpoint.HasMore, "nothing of a closed connection is left");
        shape.Add(ends);
        shape.AddSize(frames.Count);
        shape.AddSize(sizes);
        shape.AddSize(frames.Count == 0 ? 0 : frames.Max(f => f.Length));
        return shape.Value;
    }

    public override void Dispose()
    {
        _endpoint.Dispose();
        _udp.Dispose();
        base.Dispose();
    }

    /// <summary>RFC 4571 §2 the plain way. Whether a frame is too long; the frames before it.</summary>
    private static bool Ends(ReadOnlySpan<byte> stream, out List<byte[]> frames)
    {
        frames = [];
        while (stream.Length >= 2)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(stream);
            if (length > TcpLimits.FrameBytes)
            {
                return true;
            }

            if (stream.Length < 2 + length)
            {
                break;
            }

            if (length > 0)
            {
                frames.Add(stream.Slice(2, length).ToArray());
            }

            stream = stream[(2 + length)..];
        }

        return false;
    }

    private void RunUntil(Func<bool> condition, List<byte[]> got)
    {
        for (var turns = 0; !condition(); turns++)
        {
            Violation.Unless(turns < 10_000, "the connection comes and goes");
            Turn(got);
        }
    }

    private void Turn(List<byte[]> got)
    {
        _udp.Wait(_endpoint.HasMore ? 0 : 1_000);
        while (_endpoint.TryReceive(_now, out var frame, out _))
        {
            got.Add(frame.ToArray());
        }
    }
}
