namespace Itog.WebRtc.Srtp;

/// <summary>The SRTP protection profiles that we agree to, by their use_srtp values (RFC 5764 §4.1.2, RFC 7714 §14.2).</summary>
public enum SrtpProfile
{
    None = 0x0000,

    /// <summary>AES-CM with an 80-bit HMAC-SHA1 tag: 16-byte master key, 14-byte salt.</summary>
    AesCm128HmacSha1Tag80 = 0x0001,

    /// <summary>AES-GCM with a 128-bit tag: 16-byte master key, 12-byte salt. Ours by preference: half the work of the other one.</summary>
    AeadAes128Gcm = 0x0007,
}
