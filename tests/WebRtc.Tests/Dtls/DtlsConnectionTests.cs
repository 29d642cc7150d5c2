using System.Text;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Srtp;

namespace Itog.WebRtc.Tests.Dtls;

public sealed class DtlsConnectionTests : IDisposable
{
    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(50));

    private readonly DtlsConnection _server = new(Certificate, DtlsRole.Passive, Certificate.Fingerprint);
    private readonly List<IDisposable> _owned = [];
    private MediaTime _now;

    [Fact]
    public void Agrees_on_Gcm_when_both_have_it()
    {
        var client = MakeClient();
        client.Start(_now);
        Exchange(client);

        (client.State, _server.State).Should().Be((DtlsState.Connected, DtlsState.Connected));
        (client.Profile, _server.Profile).Should().Be((SrtpProfile.AeadAes128Gcm, SrtpProfile.AeadAes128Gcm));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_a_ClientHello_in_several_datagrams_in_any_order(bool reversed)
    {
        // Chromium's has two, as its post-quantum key share does not fit into one.
        var client = MakeClient();
        client.Start(_now);
        var pieces = Fragment(Take(client).Should().ContainSingle().Subject, size: 60);
        pieces.Should().HaveCountGreaterThan(1);
        if (reversed)
        {
            pieces.Reverse();
        }

        foreach (var piece in pieces)
        {
            _server.HandleDatagram(_now, piece);
        }

        Exchange(client);
        (client.State, _server.State).Should().Be((DtlsState.Connected, DtlsState.Connected));
    }

    [Fact]
    public void Retransmits_flight_4_after_timeout_with_growing_patience()
    {
        var client = MakeClient();
        client.Start(_now);
        foreach (var datagram in Take(client))
        {
            _server.HandleDatagram(_now, datagram);
        }

        var first = Take(_server);
        first.Should().NotBeEmpty().And.OnlyContain(x => x.Length <= 1200);
        var waits = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            var next = _server.NextTimeout;
            waits.Add((next - _now).TotalMilliseconds);
            _now = next;
            _server.HandleTimeout(_now);
            var again = Take(_server);
            again.Select(WithoutSequenceNumbers).Should().Equal(first.Select(WithoutSequenceNumbers));
            again.Select(Convert.ToHexString).Should().NotIntersectWith(first.Select(Convert.ToHexString), "each record has a new number");
        }

        waits.Should().Equal(100, 200, 400, 800, 1600, 2000);
        Exchange(client);
        _server.Retransmissions.Should().Be(6);
    }

    [Fact]
    public void Repeats_its_last_flight_when_the_client_repeats_its_own()
    {
        var client = MakeClient();
        client.Start(_now);
        Carry(client, _server);
        Carry(_server, client);
        Carry(client, _server);
        _server.State.Should().Be(DtlsState.Connected);
        Take(_server).Should().NotBeEmpty("this flight is lost");

        _now = client.NextTimeout;
        client.HandleTimeout(_now);
        Exchange(client);

        client.State.Should().Be(DtlsState.Connected);
        client.NextTimeout.Should().Be(MediaTime.Never);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(10)]
    public void A_damaged_record_number_does_not_end_the_handshake(int damaged)
    {
        var client = MakeClient();
        client.Start(_now);
        foreach (var (from, to) in new[] { (client, _server), (_server, client) })
        {
            // Nobody vouches for the numbers of the first records (RFC 6347 §4.1.2.1), and far below the highest one is an old one.
            foreach (var record in SplitRecords(Take(from)))
            {
                record[damaged] ^= 0x7C;
                to.HandleDatagram(_now, record);
            }
        }

        Exchange(client);
        (client.State, _server.State).Should().Be((DtlsState.Connected, DtlsState.Connected));
    }

    [Fact]
    public void Refuses_a_remote_with_no_profile_in_common()
    {
        using var other = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(50), "SRTP_AES128_CM_SHA1_32");
        var client = new DtlsConnection(other, DtlsRole.Active, Certificate.Fingerprint);
        _owned.Add(client);
        client.Start(_now);
        Exchange(client);

        _server.State.Should().Be(DtlsState.Failed);
        _server.Reason.Should().Be(PeerReason.NoSrtpProfile);
    }

    [Fact]
    public void Does_not_take_part_when_the_fingerprint_is_another_one()
    {
        using var other = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(50));
        var client = new DtlsConnection(other, DtlsRole.Active, Certificate.Fingerprint);
        _owned.Add(client);
        client.Start(_now);
        Exchange(client);

        _server.State.Should().Be(DtlsState.Failed);
        _server.Reason.Should().Be(PeerReason.FingerprintMismatch);
        _server.Invoking(x => x.MakeSrtpSessions()).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Never_throws_on_random_bytes()
    {
        var random = new Random(6347);
        for (var i = 0; i < 3_000; i++)
        {
            using var server = new DtlsConnection(Certificate, DtlsRole.Passive, Certificate.Fingerprint);
            for (var j = 0; j < 3; j++)
            {
                var datagram = new byte[random.Next(0, 400)];
                random.NextBytes(datagram);
                if (datagram.Length > 20)
                {
                    // A plausible record, so that it gets further: handshake, DTLS 1.0, epoch 0, right length.
                    new byte[] { (byte)random.Next(20, 24), 0xFE, 0xFF, 0, 0, 0, 0, 0, 0, 0, (byte)j }.CopyTo(datagram, 0);
                    datagram[11] = (byte)((datagram.Length - 13) >> 8);
                    datagram[12] = (byte)(datagram.Length - 13);
                }

                server.HandleDatagram(_now, datagram);
            }

            server.State.Should().NotBe(DtlsState.Connected);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(100)]
    public void A_forged_record_of_any_length_ends_no_association(int length)
    {
        var client = MakeClient();
        client.Start(_now);
        Exchange(client);
        byte[] record = [22, 0xFE, 0xFD, 0, 1, 0, 0, 0x20, 0, 0, 8, 0, (byte)length, .. new byte[length]];
        byte[] old = [22, 0xFE, 0xFF, 0, 0, 0, 0, 0, 0, 0, 9, 0, (byte)record.Length];

        foreach (var end in new[] { _server, client })
        {
            for (byte type = 20; type <= 24; type++)
            {
                record[0] = type;
                end.HandleDatagram(_now, record);
                end.HandleDatagram(_now, [.. old, .. record]);
                end.State.Should().Be(DtlsState.Connected);
            }
        }
    }

    [Fact]
    public void Fingerprints_are_written_and_read_as_in_SDP()
    {
        var text = Certificate.Fingerprint.ToString();

        text.Should().MatchRegex("^sha-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}$");
        Fingerprint.TryParse(text, out var read).Should().BeTrue();
        read.Should().Be(Certificate.Fingerprint);
        Fingerprint.TryParse(text.ToLowerInvariant(), out read).Should().BeTrue();
        read.Should().Be(Certificate.Fingerprint);
        foreach (var bad in new[] { "", "sha-256", "sha-1 " + text[8..], text[..^1], text + "0", text.Replace(':', '-'), text[..^1] + "\0" })
        {
            Fingerprint.TryParse(bad, out _).Should().BeFalse();
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _owned.ForEach(x => x.Dispose());
    }

    private DtlsConnection MakeClient()
    {
        var client = new DtlsConnection(Certificate, DtlsRole.Active, Certificate.Fingerprint);
        _owned.Add(client);
        return client;
    }

    private void Exchange(DtlsConnection client)
    {
        while (Carry(client, _server) | Carry(_server, client))
        {
        }
    }

    private bool Carry(DtlsConnection from, DtlsConnection to)
    {
        var datagrams = Take(from);
        datagrams.ForEach(x => to.HandleDatagram(_now, x));
        return datagrams.Count > 0;
    }

    private static List<byte[]> Take(DtlsConnection from)
    {
        var datagrams = new List<byte[]>();
        var buffer = new byte[1500];
        while (from.TryGetTransmit(buffer, out var length))
        {
            datagrams.Add(buffer[..length]);
        }

        return datagrams;
    }

    private static List<byte[]> SplitRecords(List<byte[]> datagrams)
    {
        var records = new List<byte[]>();
        foreach (var datagram in datagrams)
        {
            for (var at = 0; at < datagram.Length;)
            {
                var length = 13 + (datagram[at + 11] << 8) + datagram[at + 12];
                records.Add(datagram[at..(at + length)]);
                at += length;
            }
        }

        return records;
    }

    /// <summary>Cuts a record with one handshake message into records with fragments of it (RFC 6347 §4.2.3).</summary>
    private static List<byte[]> Fragment(byte[] record, int size)
    {
        const int recordHeader = 13;
        const int messageHeader = 12;
        var body = record.AsSpan(recordHeader + messageHeader);
        var fragments = new List<byte[]>();
        for (var offset = 0; offset < body.Length; offset += size)
        {
            var length = Math.Min(size, body.Length - offset);
            var fragment = new byte[recordHeader + messageHeader + length];
            record.AsSpan(0, recordHeader + messageHeader).CopyTo(fragment);
            fragment[10] = (byte)fragments.Count; // sequence_number
            fragment[12] = (byte)(messageHeader + length);
            fragment[recordHeader + 7] = (byte)(offset >> 8);
            fragment[recordHeader + 8] = (byte)offset;
            fragment[recordHeader + 10] = (byte)(length >> 8);
            fragment[recordHeader + 11] = (byte)length;
            body.Slice(offset, length).CopyTo(fragment.AsSpan(recordHeader + messageHeader));
            fragments.Add(fragment);
        }

        return fragments;
    }

    private static string WithoutSequenceNumbers(byte[] datagram)
    {
        var text = new StringBuilder();
        foreach (var record in SplitRecords([datagram]))
        {
            record.AsSpan(5, 6).Clear();
            text.Append(Convert.ToHexString(record));
        }

        return text.ToString();
    }
}
