using System.Net;
using System.Text;
using Itog.WebRtc.Stun;
using Itog.WebRtc.Tests.Vectors;

namespace Itog.WebRtc.Tests.Stun;

public class StunMessageTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes(Rfc5769.Password);
    private static readonly StunTransactionId Transaction = new(0x0102_0304_0506_0708, 0x090A_0B0C);

    [Fact]
    public void Reads_the_sample_request()
    {
        StunMessage.TryParse(Rfc5769.Request, out var message).Should().BeTrue();

        message.Class.Should().Be(StunClass.Request);
        message.TransactionId.Should().Be(new StunTransactionId(0xb7e7a701bc34d686, 0xfa87dfae));
        Encoding.ASCII.GetString(message.Username).Should().Be("evtj:h6vY");
        message.Priority.Should().Be(0x6e0001ff);
        message.IceControlled.Should().Be(0x932ff9b151263b36);
        message.IceControlling.Should().BeNull();
        message.UseCandidate.Should().BeFalse();
        message.HasValidFingerprint.Should().BeTrue();
        message.HasValidIntegrity(Key).Should().BeTrue();
        message.HasValidIntegrity("another password"u8).Should().BeFalse();
    }

    [Fact]
    public void Reads_the_sample_responses()
    {
        StunMessage.TryParse(Rfc5769.ResponseV4, out var v4).Should().BeTrue();
        v4.Class.Should().Be(StunClass.SuccessResponse);
        v4.MappedAddress.ToIPEndPoint().Should().Be(IPEndPoint.Parse("192.0.2.1:32853"));
        v4.HasValidFingerprint.Should().BeTrue();
        v4.HasValidIntegrity(Key).Should().BeTrue();

        StunMessage.TryParse(Rfc5769.ResponseV6, out var v6).Should().BeTrue();
        v6.MappedAddress.ToIPEndPoint().Should().Be(IPEndPoint.Parse("[2001:db8:1234:5678:11:2233:4455:6677]:32853"));
        v6.HasValidFingerprint.Should().BeTrue();
        v6.HasValidIntegrity(Key).Should().BeTrue();
    }

    [Fact]
    public void Any_flipped_bit_breaks_the_form_the_fingerprint_or_the_integrity()
    {
        for (var bit = 0; bit < Rfc5769.Request.Length * 8; bit++)
        {
            var damaged = (byte[])Rfc5769.Request.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            var accepted = StunMessage.TryParse(damaged, out var message) && message.HasValidFingerprint && message.HasValidIntegrity(Key);
            accepted.Should().BeFalse($"bit {bit} is flipped");
        }
    }

    [Fact]
    public void Reads_back_every_attribute_it_writes()
    {
        Span<byte> buffer = new byte[256];
        var writer = new StunWriter(buffer, StunClass.Request, Transaction);
        writer.AddUsername("here"u8, "there"u8);
        writer.AddPriority(77);
        writer.AddIceControlling(0xFEDC_BA98_7654_3210);
        writer.AddUseCandidate();
        var length = writer.Finish(Key);

        StunMessage.TryParse(buffer[..length], out var message).Should().BeTrue();
        message.TransactionId.Should().Be(Transaction);
        Encoding.ASCII.GetString(message.Username).Should().Be("here:there");
        message.Priority.Should().Be(77);
        message.IceControlling.Should().Be(0xFEDC_BA98_7654_3210);
        message.UseCandidate.Should().BeTrue();
        message.HasValidFingerprint.Should().BeTrue();
        message.HasValidIntegrity(Key).Should().BeTrue();
    }

    [Theory]
    [InlineData("198.51.100.7:65535")]
    [InlineData("[2001:db8::1]:1")]
    public void Mapped_addresses_survive_the_round_trip(string address)
    {
        var endpoint = SocketEndpoint.FromIPEndPoint(IPEndPoint.Parse(address));
        Span<byte> buffer = new byte[256];
        var writer = new StunWriter(buffer, StunClass.SuccessResponse, Transaction);
        writer.AddMappedAddress(endpoint);
        var length = writer.Finish(Key);

        StunMessage.TryParse(buffer[..length], out var message).Should().BeTrue();
        message.Class.Should().Be(StunClass.SuccessResponse);
        message.MappedAddress.Should().Be(endpoint);
    }

    [Fact]
    public void Tells_errors_and_the_attributes_it_did_not_know()
    {
        var unknown = default(UnknownAttributes);
        unknown.Add(0x7001);
        unknown.Add(0x7002);
        Span<byte> buffer = new byte[256];
        var writer = new StunWriter(buffer, StunClass.ErrorResponse, Transaction);
        writer.AddErrorCode(StunErrorCode.UnknownAttribute);
        writer.AddUnknownAttributes(unknown);
        var length = writer.Finish(default);

        StunMessage.TryParse(buffer[..length], out var message).Should().BeTrue();
        message.Class.Should().Be(StunClass.ErrorResponse);
        message.ErrorCode.Should().Be(420);
        message.HasIntegrity.Should().BeFalse();
        buffer[..length].IndexOf((ReadOnlySpan<byte>)[0x00, 0x0A, 0x00, 0x04, 0x70, 0x01, 0x70, 0x02]).Should().BePositive();
    }

    [Fact]
    public void Notices_unknown_attributes_that_must_be_understood()
    {
        // A request with attribute 0x7ABC (must be understood) and 0xFABC (may be ignored), both empty.
        byte[] message =
        [
            0x00, 0x01, 0x00, 0x08, 0x21, 0x12, 0xA4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
            0x7A, 0xBC, 0x00, 0x00, 0xFA, 0xBC, 0x00, 0x00,
        ];

        StunMessage.TryParse(message, out var parsed).Should().BeTrue();
        parsed.Unknown.Count.Should().Be(1);
        parsed.Unknown[0].Should().Be(0x7ABC);
    }

    [Fact]
    public void Never_throws_on_random_or_mutated_bytes()
    {
        var random = new Random(5769);
        byte[][] seeds = [Rfc5769.Request, Rfc5769.ResponseV4, Rfc5769.ResponseV6];
        var parsed = 0;
        for (var i = 0; i < 20_000; i++)
        {
            byte[] datagram;
            if (i % 4 == 0)
            {
                datagram = new byte[random.Next(0, 200)];
                random.NextBytes(datagram);
            }
            else
            {
                datagram = (byte[])seeds[i % 3].Clone();
                for (var edits = random.Next(1, 5); edits > 0; edits--)
                {
                    datagram[random.Next(20, datagram.Length)] = (byte)random.Next(256);
                }
            }

            if (StunMessage.TryParse(datagram, out var message))
            {
                parsed++;
                _ = message.HasValidFingerprint;
                _ = message.HasValidIntegrity(Key);
            }
        }

        parsed.Should().BePositive("some mutations leave the form intact");
    }
}
