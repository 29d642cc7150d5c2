namespace Itog.WebRtc.Rtp;

/// <summary>
/// Level of the sound in one packet (RFC 6464 §3): <paramref name="Level"/> in −dBov from 0 (loudest) to 127 (silence),
/// and whether the sender believes that it is speech.
/// </summary>
public readonly record struct AudioLevel(byte Level, bool IsVoice)
{
    /// <code>
    ///  0                   1
    ///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
    /// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    /// |  ID   | len=0 |V| level       |
    /// +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    /// </code>
    public static bool TryParse(ReadOnlySpan<byte> extension, out AudioLevel level)
    {
        if (extension.IsEmpty)
        {
            level = default;
            return false;
        }

        level = new AudioLevel((byte)(extension[0] & 0x7F), (extension[0] & 0x80) != 0);
        return true;
    }

    public byte ToByte() => (byte)((IsVoice ? 0x80 : 0) | (Level & 0x7F));
}
