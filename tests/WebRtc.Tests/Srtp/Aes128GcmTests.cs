using Itog.WebRtc.Srtp;

namespace Itog.WebRtc.Tests.Srtp;

/// <summary>Every way to AES-GCM that this machine has gives the same bytes; the vectors are test cases 1, 2 and 4 of McGrew and Viega's GCM.</summary>
public class Aes128GcmTests
{
    public static TheoryData<string> Ciphers => ["processor", "libcrypto", "framework"];

    public static TheoryData<string, string, string, string, string, string, string> Vectors
    {
        get
        {
            var data = new TheoryData<string, string, string, string, string, string, string>();
            foreach (var row in Ciphers)
            {
                var by = row.Data;
                data.Add(by, new('0', 32), new('0', 24), "", "", "", "58e2fccefa7e3061367f1d57a4e7455a");
                data.Add(by, new('0', 32), new('0', 24), "", new('0', 32), "0388dace60b6a392f328c2b971b2fe78", "ab6e47d42cec13bdf53a67b21257bddf");
                data.Add(
                    by,
                    "feffe9928665731c6d6a8f9467308308",
                    "cafebabefacedbaddecaf888",
                    "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
                    "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091",
                    "5bc94fbc3221a5db94fae95ae7121a47");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Seals_and_opens_the_published_vectors(string by, string key, string nonce, string associated, string clear, string sealedText, string tag)
    {
        using var sealer = Make(by, Convert.FromHexString(key), encrypt: true);
        using var opener = Make(by, Convert.FromHexString(key), encrypt: false);
        var text = Convert.FromHexString(clear);
        var made = new byte[Aes128Gcm.TagLength];

        sealer.Seal(Convert.FromHexString(nonce), Convert.FromHexString(associated), text, made);

        Convert.ToHexStringLower(text).Should().Be(sealedText);
        Convert.ToHexStringLower(made).Should().Be(tag);
        opener.Open(Convert.FromHexString(nonce), Convert.FromHexString(associated), text, made).Should().BeTrue();
        Convert.ToHexStringLower(text).Should().Be(clear);
    }

    [Theory]
    [InlineData("processor")]
    [InlineData("libcrypto")]
    public void Agrees_with_the_framework_on_every_length(string by)
    {
        var random = new Random(20260211);
        var key = new byte[16];
        random.NextBytes(key);
        using var sealer = Make(by, key, encrypt: true);
        using var framework = new PortableAes128Gcm(key);
        using var opener = Make(by, key, encrypt: false);
        var nonce = new byte[Aes128Gcm.NonceLength];
        var (tag, expectedTag) = (new byte[Aes128Gcm.TagLength], new byte[Aes128Gcm.TagLength]);
        for (var length = 0; length <= 1_500; length++)
        {
            random.NextBytes(nonce);
            var associated = new byte[length % 150];
            var text = new byte[length];
            random.NextBytes(associated);
            random.NextBytes(text);
            var clear = text.ToArray();
            var expected = text.ToArray();

            sealer.Seal(nonce, associated, text, tag);
            framework.Seal(nonce, associated, expected, expectedTag);

            text.AsSpan().SequenceEqual(expected).Should().BeTrue($"of {length} bytes");
            tag.Should().Equal(expectedTag);
            opener.Open(nonce, associated, text, tag).Should().BeTrue();
            text.AsSpan().SequenceEqual(clear).Should().BeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Ciphers))]
    public void Opens_nothing_that_was_changed_in_one_bit(string by)
    {
        byte[] key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
        using var sealer = Make(by, key, encrypt: true);
        using var opener = Make(by, key, encrypt: false);
        var nonce = new byte[Aes128Gcm.NonceLength];
        var packet = new byte[20 + 140 + Aes128Gcm.TagLength];
        sealer.Seal(nonce, packet.AsSpan(0, 20), packet.AsSpan(20, 140), packet.AsSpan(160));
        for (var bit = 0; bit < packet.Length * 8; bit++)
        {
            var changed = packet.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            opener.Open(nonce, changed.AsSpan(0, 20), changed.AsSpan(20, 140), changed.AsSpan(160)).Should().BeFalse($"bit {bit} was changed");
        }
    }

    private static Aes128Gcm Make(string by, byte[] key, bool encrypt)
    {
        switch (by)
        {
            case "processor":
                Assert.SkipUnless(IntrinsicAes128Gcm.IsSupported, "This processor has no AES instructions.");
                return new IntrinsicAes128Gcm(key);
            case "libcrypto":
                return new LibcryptoAes128Gcm(key, encrypt);
            default:
                return new PortableAes128Gcm(key);
        }
    }
}
