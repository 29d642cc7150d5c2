using Itog.Fuzzing.Engine;
using Itog.WebRtc.Dtls;

namespace Itog.Fuzzing.Targets;

/// <summary>The cutting of DTLS records into datagrams, fed with records of all sorts.</summary>
internal sealed class DtlsFlightTarget : FuzzTarget
{
    private const int RecordHeader = 13;

    private readonly byte[] _datagram = new byte[20_000];
    private readonly byte[] _joined = new byte[20_000];

    public override int MaxLength => 6000;

    public override IEnumerable<byte[]> Seeds => [.. DtlsSeeds.Flights, .. DtlsSeeds.Datagrams];

    public override IReadOnlyList<byte[]> Tokens => [[22, 0xFE, 0xFD, 0, 0], [20, 0xFE, 0xFD, 0, 0], [21, 0xFE, 0xFD, 0, 1], [0, 0, 0, 0, 0, 0, 0, 1]];

    // A queue and a copy or two of each datagram.
    public override long MostAllocated(int inputLength) => 4096 + (inputLength * 16L);

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        shape.Add(DtlsIntake.HasPlainHandshake(input));
        var original = input.ToArray();
        var flight = new DtlsFlight();
        var isHandshake = flight.Add(input);
        shape.Add(isHandshake);
        Violation.Unless(flight.IsRetransmittable == isHandshake, "a handshake, and nothing else, can be sent again");
        var first = Join(flight, original, ref shape);
        flight.Repeat();
        Violation.Unless(isHandshake ? Join(flight, original, ref shape) == first : flight.Pending == 0, "it is sent again as it was");
        flight.Forget();
        flight.Repeat();
        Violation.Unless(flight.Pending == 0, "what is forgotten is not sent again");
        return shape.Value;
    }

    /// <summary>Takes all datagrams; together they are whole records of the original, but for the sequence numbers of epoch 0.</summary>
    private int Join(DtlsFlight flight, byte[] original, ref Shape shape)
    {
        var length = 0;
        while (flight.TryTake(_datagram, out var taken))
        {
            Violation.Unless(taken >= RecordHeader, "a datagram holds a record");
            Violation.Unless(taken <= DtlsFlight.MaxDatagramLength || taken == RecordHeader + ((_datagram[11] << 8) | _datagram[12]), "a longer datagram holds one record only");
            _datagram.AsSpan(0, taken).CopyTo(_joined.AsSpan(length));
            length += taken;
            shape.AddSize(taken);
        }

        Violation.Unless(length <= original.Length, "nothing is made up");
        for (var at = 0; at < length;)
        {
            var end = at + RecordHeader + ((original[at + 11] << 8) | original[at + 12]);
            Violation.Unless(end <= length, "no record is cut");
            var isNumbered = original[at + 3] == 0 && original[at + 4] == 0;
            Violation.Unless(
                _joined.AsSpan(at, isNumbered ? 5 : 11).SequenceEqual(original.AsSpan(at, isNumbered ? 5 : 11)) && _joined.AsSpan((at + 11)..end).SequenceEqual(original.AsSpan((at + 11)..end)),
                "records leave as they were written");
            at = end;
        }

        return length;
    }
}
