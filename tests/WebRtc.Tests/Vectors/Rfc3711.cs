namespace Itog.WebRtc.Tests.Vectors;

/// <summary>The AES-CM and key derivation vectors of RFC 3711 appendix B.</summary>
internal static class Rfc3711
{
    /// <summary>B.2.</summary>
    public static readonly byte[] CounterKey = Convert.FromHexString("2B7E151628AED2A6ABF7158809CF4F3C");

    /// <summary>B.2: session salt F0F1…FD with SSRC and index 0.</summary>
    public static readonly byte[] CounterStart = Convert.FromHexString("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000");

    /// <summary>B.2: the first three blocks of the key stream.</summary>
    public static readonly byte[] KeyStream = Convert.FromHexString(
        "E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB41E95B3BB0A2E8DD477901E4FCA894C0");

    /// <summary>B.3.</summary>
    public static readonly byte[] MasterKey = Convert.FromHexString("E1F97A0D3E018BE0D64FA32C06DE4139");

    public static readonly byte[] MasterSalt = Convert.FromHexString("0EC675AD498AFEEBB6960B3AABE6");

    public static readonly byte[] CipherKey = Convert.FromHexString("C61E7A93744F39EE10734AFE3FF7A087");

    public static readonly byte[] CipherSalt = Convert.FromHexString("30CBBC08863D8C85D49DB34A9AE1");

    /// <summary>The first 160 bits.</summary>
    public static readonly byte[] AuthenticationKey = Convert.FromHexString("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4");

    /// <summary>A packet under the keys of B.3, as libsrtp's self-test has it.</summary>
    public static readonly byte[] Rtp = Convert.FromHexString("800F1234DECAFBADCAFEBABE" + "ABABABABABABABABABABABABABABABAB");

    public static readonly byte[] Srtp = Convert.FromHexString(
        "800F1234DECAFBADCAFEBABE" + "4E55DC4CE79978D88CA4D215949D2402" + "B78D6ACC99EA179B8DBB");
}
