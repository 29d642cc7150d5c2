using Itog.WebRtc.Srtp;
using Itog.WebRtc.Tests.Vectors;

namespace Itog.WebRtc.Tests.Srtp;

public class CipherVectorTests
{
    public static TheoryData<string> Ciphers => ["libcrypto", "framework"];

    [Theory]
    [MemberData(nameof(Ciphers))]
    public void Counter_mode_makes_the_key_stream_of_RFC_3711_B2(string by)
    {
        using AesCounterMode cipher = by == "libcrypto"
            ? new LibcryptoAesCounterMode(Rfc3711.CounterKey)
            : new PortableAesCounterMode(Rfc3711.CounterKey);
        var text = new byte[Rfc3711.KeyStream.Length];

        cipher.Transform(Rfc3711.CounterStart, text);

        text.Should().Equal(Rfc3711.KeyStream);
    }

    [Fact]
    public void Both_counter_modes_agree_on_every_length()
    {
        using var native = new LibcryptoAesCounterMode(Rfc3711.CounterKey);
        using var portable = new PortableAesCounterMode(Rfc3711.CounterKey);
        for (var length = 0; length < 600; length += 7)
        {
            var a = new byte[length];
            var b = new byte[length];
            native.Transform(Rfc3711.CounterStart, a);
            portable.Transform(Rfc3711.CounterStart, b);
            b.Should().Equal(a);
        }
    }

    [Theory]
    [MemberData(nameof(Ciphers))]
    public void Gcm_opens_what_it_has_sealed_and_nothing_else(string by)
    {
        using Aes128Gcm sealer = by == "libcrypto" ? new LibcryptoAes128Gcm(Rfc7714.Key, encrypt: true) : new PortableAes128Gcm(Rfc7714.Key);
        using Aes128Gcm opener = by == "libcrypto" ? new LibcryptoAes128Gcm(Rfc7714.Key, encrypt: false) : new PortableAes128Gcm(Rfc7714.Key);
        var nonce = Convert.FromHexString("51753c6580c2726f20718414"); // RFC 7714 §16.1.1
        var text = Rfc7714.Rtp[12..];
        var tag = new byte[Aes128Gcm.TagLength];

        sealer.Seal(nonce, Rfc7714.Rtp.AsSpan(0, 12), text, tag);

        text.Concat(tag).Should().Equal(Rfc7714.Srtp[12..]);
        opener.Open(nonce, Rfc7714.Rtp.AsSpan(0, 12), text, tag).Should().BeTrue();
        text.Should().Equal(Rfc7714.Rtp[12..]);
        tag[3] ^= 1;
        opener.Open(nonce, Rfc7714.Rtp.AsSpan(0, 12), text, tag).Should().BeFalse();
    }

    [Fact]
    public void Derives_the_session_keys_of_RFC_3711_B3()
    {
        var keys = SrtpKeys.ForRtp(SrtpProfile.AesCm128HmacSha1Tag80, Rfc3711.MasterKey, Rfc3711.MasterSalt);

        keys.Encryption.Should().Equal(Rfc3711.CipherKey);
        keys.Salt.Should().Equal(Rfc3711.CipherSalt);
        keys.Authentication.Should().Equal(Rfc3711.AuthenticationKey);
    }

    [Fact]
    public void Derives_96_bits_of_salt_for_Gcm()
    {
        var keys = SrtpKeys.ForRtcp(SrtpProfile.AeadAes128Gcm, Rfc7714.Key, Rfc7714.Salt);

        keys.Salt.Should().HaveCount(12);
        keys.Authentication.Should().BeEmpty();
    }

    [Fact]
    public void Protects_and_reveals_the_RTP_packet_of_RFC_7714_16_1()
    {
        var keys = new SrtpKeys(SrtpProfile.AeadAes128Gcm, Rfc7714.Key, Rfc7714.Salt, []);
        using var sealer = new GcmTransform(keys, encrypt: true);
        using var opener = new GcmTransform(keys, encrypt: false);
        var buffer = new byte[Rfc7714.Srtp.Length];
        Rfc7714.Rtp.CopyTo(buffer, 0);

        var length = sealer.ProtectRtp(buffer, Rfc7714.Rtp.Length, headerLength: 12, 0x5501a0b2, 0xf17b);

        buffer[..length].Should().Equal(Rfc7714.Srtp);
        opener.UnprotectRtp(buffer, headerLength: 12, 0x5501a0b2, 0xf17b).Should().BeTrue();
        buffer[..Rfc7714.Rtp.Length].Should().Equal(Rfc7714.Rtp);
    }

    [Fact]
    public void Protects_and_reveals_the_RTCP_packet_of_RFC_7714_17_1()
    {
        var keys = new SrtpKeys(SrtpProfile.AeadAes128Gcm, Rfc7714.Key, Rfc7714.Salt, []);
        using var sealer = new GcmTransform(keys, encrypt: true);
        using var opener = new GcmTransform(keys, encrypt: false);
        var buffer = new byte[Rfc7714.Srtcp.Length];
        Rfc7714.Rtcp.CopyTo(buffer, 0);

        var length = sealer.ProtectRtcp(buffer, Rfc7714.Rtcp.Length, 0x4d617273, Rfc7714.RtcpIndex);

        buffer[..length].Should().Equal(Rfc7714.Srtcp);
        opener.UnprotectRtcp(buffer, 0x4d617273, Rfc7714.RtcpIndex).Should().BeTrue();
        buffer[..Rfc7714.Rtcp.Length].Should().Equal(Rfc7714.Rtcp);
    }

    [Fact]
    public void Protects_and_reveals_a_packet_with_the_keys_of_RFC_3711_B3()
    {
        using var transform = new CounterModeTransform(
            SrtpKeys.ForRtp(SrtpProfile.AesCm128HmacSha1Tag80, Rfc3711.MasterKey, Rfc3711.MasterSalt));
        var buffer = new byte[Rfc3711.Srtp.Length];
        Rfc3711.Rtp.CopyTo(buffer, 0);

        var length = transform.ProtectRtp(buffer, Rfc3711.Rtp.Length, headerLength: 12, 0xCAFEBABE, 0x1234);

        buffer[..length].Should().Equal(Rfc3711.Srtp);
        transform.UnprotectRtp(buffer, headerLength: 12, 0xCAFEBABE, 0x1234).Should().BeTrue();
        buffer[..Rfc3711.Rtp.Length].Should().Equal(Rfc3711.Rtp);
    }
}
