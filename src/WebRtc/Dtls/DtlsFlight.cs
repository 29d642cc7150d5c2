using System.Buffers.Binary;

namespace Itog.WebRtc.Dtls;

/// <summary>
/// The records that OpenSSL has written since the last look, cut into datagrams, and kept to be sent again (RFC 6347 §4.2.4).
/// Owned by a <see cref="DtlsConnection"/>, one thread.
/// </summary>
/// <remarks>
/// RFC 6347 §4.1:
/// <code>
/// | type (1) | version (2) | epoch (2) | sequence_number (6) | length (2) | fragment … |
/// </code>
/// A record sent again needs a new sequence number, or the receiver's replay window may drop it. Those of epoch 0 are not
/// authenticated, so all of them are numbered here. Those of epoch 1 (our Finished) go out as they were: a receiver that
/// drops one as a replay has it already.
/// </remarks>
internal sealed class DtlsFlight
{
    /// <summary>No datagram is longer, unless a single record is.</summary>
    public const int MaxDatagramLength = 1200;

    public const byte ChangeCipherSpec = 20;
    public const byte Alert = 21;
    public const byte Handshake = 22;
    private const byte ApplicationContent = 23;

    private const int RecordHeaderLength = 13;
    private const int EpochOffset = 3;
    private const int ExplicitNonceLength = 8;
    private const int TagLength = 16;

    private readonly Queue<byte[]> _datagrams = [];
    private byte[] _records = [];
    private ulong _nextSequence;

    /// <summary>Whether there is something to send again.</summary>
    public bool IsRetransmittable => _records.Length > 0;

    public int Pending => _datagrams.Count;

    /// <summary>Bytes of the flight that would be sent again.</summary>
    public int Length => _records.Length;

    /// <summary>Bytes of the next datagram; 0 when there is none.</summary>
    public int NextLength => _datagrams.TryPeek(out var next) ? next.Length : 0;

    /// <summary>Whether any record of a received datagram is an unencrypted handshake message: after the handshake, a retransmission.</summary>
    public static bool HasPlainHandshake(ReadOnlySpan<byte> datagram)
    {
        while (TryReadRecord(datagram, out var record))
        {
            if (record[0] == Handshake && Epoch(record) == 0)
            {
                return true;
            }

            datagram = datagram[record.Length..];
        }

        return false;
    }

    /// <summary>
    /// How much of a received datagram is whole records of a right form; OpenSSL must not see the rest. It ends the association at an encrypted
    /// record with no room for AES-GCM's explicit nonce and tag (RFC 5288 §3), which RFC 6347 §4.1.2.7 wants dropped, and behind a header
    /// that it does not like it reads on within that record: anybody could end a call by one forged datagram.
    /// </summary>
    /// <param name="isConnected">The version is agreed upon: only a hello may carry the one of DTLS 1.0 (RFC 6347 §4.1).</param>
    public static int WellFormedLength(ReadOnlySpan<byte> datagram, bool isConnected)
    {
        var length = 0;
        while (TryReadRecord(datagram[length..], out var record) && IsWellFormed(record, isConnected))
        {
            length += record.Length;
        }

        return length;
    }

    /// <summary>Queues what OpenSSL has written. Handshake records replace the flight to be sent again; alerts are sent once.</summary>
    /// <param name="output">Whole records, which this numbers.</param>
    public bool Add(Span<byte> output)
    {
        var isHandshake = output.Length > 0 && output[0] is Handshake or ChangeCipherSpec;
        if (isHandshake)
        {
            _records = output.ToArray();
            output = _records;
        }

        Queue(output);
        return isHandshake;
    }

    /// <summary>Queues the last flight again.</summary>
    public void Repeat() => Queue(_records);

    /// <summary>There is nothing to send again from now on.</summary>
    public void Forget() => _records = [];

    public bool TryTake(Span<byte> buffer, out int length)
    {
        length = 0;
        if (!_datagrams.TryDequeue(out var datagram))
        {
            return false;
        }

        datagram.CopyTo(buffer);
        length = datagram.Length;
        return true;
    }

    private void Queue(Span<byte> records)
    {
        var start = 0;
        var end = 0;
        while (TryReadRecord(records[end..], out var record))
        {
            if (end > start && end + record.Length - start > MaxDatagramLength)
            {
                _datagrams.Enqueue(records[start..end].ToArray());
                start = end;
            }

            if (Epoch(record) == 0)
            {
                BinaryPrimitives.WriteUInt64BigEndian(records[(end + EpochOffset)..], _nextSequence++); // epoch 0 and 48 bits
            }

            end += record.Length;
        }

        if (end > start)
        {
            _datagrams.Enqueue(records[start..end].ToArray());
        }
    }

    private static bool TryReadRecord(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> record)
    {
        record = default;
        if (bytes.Length < RecordHeaderLength)
        {
            return false;
        }

        var length = RecordHeaderLength + BinaryPrimitives.ReadUInt16BigEndian(bytes[(RecordHeaderLength - 2)..]);
        if (bytes.Length < length)
        {
            return false;
        }

        record = bytes[..length];
        return true;
    }

    private static bool IsWellFormed(ReadOnlySpan<byte> record, bool isConnected) =>
        record[0] is >= ChangeCipherSpec and <= ApplicationContent
        && record[1] == 0xFE && (record[2] == 0xFD || (record[2] == 0xFF && !isConnected))
        && (Epoch(record) == 0 || record.Length >= RecordHeaderLength + ExplicitNonceLength + TagLength);

    private static int Epoch(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt16BigEndian(record[EpochOffset..]);
}
