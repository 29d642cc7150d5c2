using Itog.WebRtc.Rtp;

namespace Itog.Fuzzing.Targets;

/// <summary>RTP packets as browsers send them, clear.</summary>
internal static class RtpSeeds
{
    public static IEnumerable<byte[]> All => [Opus(1), Opus(65535), Vp8(key: true), Vp8(key: false), Retransmission(), Padding(), TwoByte(), Contributors()];

    public static byte[] Opus(ushort sequence, uint ssrc = 0x1234_5678) => Write(111, sequence, ssrc, (ref RtpWriter writer) =>
    {
        writer.TryAddAudioLevel(1, new AudioLevel(30, IsVoice: true));
        writer.TryAddTransportSequence(3, 77);
        writer.TryAddMid(4, "0"u8);
    }, [0x78, 1, 2, 3, 4, 5, 6, 7]);

    public static byte[] Vp8(bool key) => Write(96, 300, 0x2222_3333, (ref RtpWriter writer) =>
    {
        writer.TryAddTransportSequence(3, 78);
        writer.TryAddMid(4, "1"u8);
        writer.TryAddExtension(10, "hi"u8);
    }, VideoPayload(key));

    public static byte[] VideoPayload(bool key) =>
        [0x90, 0xF0, 0x81, 0x23, 0x17, 0x60, (byte)(key ? 0x10 : 0x11), 0x02, 0x00, 0x9D, 0x01, 0x2A, 0x80, 0x02, 0x68, 0x01, 1, 2, 3, 4];

    public static byte[] Retransmission() => Write(97, 5, 0x2222_3334, (ref RtpWriter writer) =>
    {
        writer.TryAddMid(4, "1"u8);
        writer.TryAddExtension(11, "hi"u8);
    }, [0x01, 0x2C, .. VideoPayload(key: true)]);

    private static byte[] Padding()
    {
        var buffer = new byte[300];
        var writer = new RtpWriter(buffer, new RtpHeader(new(97), new(6), new(0), new(0x2222_3334), Marker: false));
        writer.TryAddTransportSequence(3, 79);
        writer.TryFinishPadding(224, out var length);
        return buffer[..length];
    }

    // RFC 8285 §4.3: 0x100 and four application bits, then id and length in a byte each.
    private static byte[] TwoByte() =>
        [0x90, 111, 0, 9, 0, 0, 0, 1, 0x12, 0x34, 0x56, 0x78, 0x10, 0x00, 0, 3, 1, 1, 0x9E, 0, 3, 2, 0, 80, 20, 0, 4, 1, 0x30, 0x78, 1, 2];

    private static byte[] Contributors() =>
        [0xB2, 0xEF, 0, 10, 0, 0, 0, 2, 0x12, 0x34, 0x56, 0x78, 0, 0, 0, 1, 0, 0, 0, 2, 0xBE, 0xDE, 0, 1, 0x10, 0xAA, 0xF0, 0, 0x78, 1, 2, 0, 0, 0, 4];

    private delegate void Fill(ref RtpWriter writer);

    private static byte[] Write(byte type, ushort sequence, uint ssrc, Fill fill, byte[] payload)
    {
        var buffer = new byte[200];
        var writer = new RtpWriter(buffer, new RtpHeader(new(type), new(sequence), new(sequence * 960u), new(ssrc), Marker: true));
        fill(ref writer);
        writer.TryFinish(payload, out var length);
        return buffer[..length];
    }
}
