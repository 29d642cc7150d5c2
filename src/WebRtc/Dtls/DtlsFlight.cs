namespace Itog.WebRtc.Dtls;

/// <summary>
/// The records that OpenSSL has written since the last look, cut into datagrams, and kept to be sent again (RFC 6347 §4.2.4).
/// Owned by a <see cref="DtlsConnection"/>, one thread.
/// </summary>
/// <remarks>
/// A record sent again needs a new sequence number, or the receiver's replay window may drop it. Those of epoch 0 are not
/// authenticated, so all of them are numbered here. Those of epoch 1 (our Finished) go out as they were: a receiver that
/// drops one as a replay has it already.
/// </remarks>
internal sealed class DtlsFlight
{
    /// <summary>No datagram is longer, unless a single record is.</summary>
    public const int MaxDatagramLength = 1200;

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

    /// <summary>Queues what OpenSSL has written. Handshake records replace the flight to be sent again; alerts are sent once.</summary>
    /// <param name="output">Whole records, which this numbers.</param>
    public bool Add(Span<byte> output)
    {
        var isHandshake = output.Length > 0 && output[0] is DtlsRecord.Handshake or DtlsRecord.ChangeCipherSpec;
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
        while (DtlsRecord.TryRead(records[end..], out var record))
        {
            if (end > start && end + record.Length - start > MaxDatagramLength)
            {
                _datagrams.Enqueue(records[start..end].ToArray());
                start = end;
            }

            if (DtlsRecord.Epoch(record) == 0)
            {
                DtlsRecord.Number(records[end..], _nextSequence++);
            }

            end += record.Length;
        }

        if (end > start)
        {
            _datagrams.Enqueue(records[start..end].ToArray());
        }
    }
}
