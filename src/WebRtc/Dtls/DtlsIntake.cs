namespace Itog.WebRtc.Dtls;

/// <summary>
/// What of a received datagram OpenSSL may see, and how. Owned by a <see cref="DtlsConnection"/>, one thread.
/// </summary>
internal sealed class DtlsIntake
{
    private const int ExplicitNonceLength = 8;
    private const int TagLength = 16;

    private ulong _nextPlain;

    /// <summary>
    /// The whole records of a right form at the datagram's beginning; OpenSSL must not see the rest. It ends the association at an encrypted
    /// record with no room for AES-GCM's explicit nonce and tag (RFC 5288 §3), which RFC 6347 §4.1.2.7 wants dropped, and behind a header
    /// that it does not like it reads on within that record: anybody could end a call by one forged datagram.
    /// </summary>
    /// <remarks>
    /// Records of epoch 0 get, in place, the numbers of their coming. OpenSSL drops whatever is numbered far below the highest it has seen
    /// (RFC 6347 §4.1.2.6), yet nobody vouches for those numbers: one damaged or forged header would have the remote's whole handshake dropped,
    /// each repetition of it too. What comes twice is known by its message_seq (§4.2.2).
    /// </remarks>
    /// <param name="isConnected">The version is agreed upon: only a hello may carry the one of DTLS 1.0 (RFC 6347 §4.1).</param>
    public Span<byte> Take(Span<byte> datagram, bool isConnected)
    {
        var length = 0;
        while (DtlsRecord.TryRead(datagram[length..], out var record) && IsWellFormed(record, isConnected))
        {
            if (DtlsRecord.Epoch(record) == 0)
            {
                DtlsRecord.Number(datagram[length..], _nextPlain++);
            }

            length += record.Length;
        }

        return datagram[..length];
    }

    /// <summary>Whether any record of a received datagram is an unencrypted handshake message: after the handshake, a retransmission.</summary>
    public static bool HasPlainHandshake(ReadOnlySpan<byte> datagram)
    {
        while (DtlsRecord.TryRead(datagram, out var record))
        {
            if (record[0] == DtlsRecord.Handshake && DtlsRecord.Epoch(record) == 0)
            {
                return true;
            }

            datagram = datagram[record.Length..];
        }

        return false;
    }

    private static bool IsWellFormed(ReadOnlySpan<byte> record, bool isConnected) =>
        record[0] is >= DtlsRecord.ChangeCipherSpec and <= DtlsRecord.ApplicationContent
        && record[1] == 0xFE && (record[2] == 0xFD || (record[2] == 0xFF && !isConnected))
        && (DtlsRecord.Epoch(record) == 0 || record.Length >= DtlsRecord.HeaderLength + ExplicitNonceLength + TagLength);
}
