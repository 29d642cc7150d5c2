using Itog.WebRtc;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.Fuzzing.Targets;

/// <summary>RTCP datagrams as browsers send them, clear.</summary>
internal static class RtcpSeeds
{
    public const uint Media = 0x1234_5678;

    private static readonly ReportBlock Block = new(new(Media), 25, -3, 0x0001_0203, 90, 0x1122_3344, 65536);

    public static IEnumerable<byte[]> All =>
    [
        Write((ref RtcpWriter w) => w.TryAddSenderReport(new SenderReport(new(1), new(0x8899_AABB_CCDD_EEFF), new(48_000), 500, 40_000), [Block])),
        Write((ref RtcpWriter w) => w.TryAddReceiverReport(new(1), [Block, Block with { Source = new(9), CumulativeLost = 0x7FFFFF }])),
        Write((ref RtcpWriter w) => w.TryAddReceiverReport(new(1), []) && w.TryAddCanonicalName(new(1), "itog"u8) && w.TryAddGoodbye([new(1), new(2), new(3)])),
        Write((ref RtcpWriter w) => w.TryAddNack(new(1), new(Media), [new(65534), new(65535), new(3), new(40), new(41)])),
        Write((ref RtcpWriter w) => w.TryAddPli(new Pli(new(1), new(Media)))),
        Write((ref RtcpWriter w) => w.TryAddFir(new(1), new FirEntry(new(Media), 3))),
        Write((ref RtcpWriter w) => w.TryAddRemb(new Remb(new(1), 2_500_000), [new(Media), new(9)])),
        .. Feedbacks,
        [0xA0, 201, 0, 2, 0, 0, 0, 1, 0, 0, 0, 4],
    ];

    /// <summary>Transport-wide feedback with runs, losses, late packets and long gaps.</summary>
    public static IEnumerable<byte[]> Feedbacks =>
    [
        Feedback(Enumerable.Range(0, 60).Select(i => (i, i * 2.0))),
        Feedback(Enumerable.Range(0, 60).Where(i => i % 3 != 0).Select(i => (i, i * 5.0))),
        Feedback([(0, 0), (1, 300), (2, 301), (9, 302), (3, 303), (200, 8000)]),
        Feedback(Enumerable.Range(0, 400).Where(i => i % 100 < 50).Select(i => (i, i * 0.1))),
    ];

    private static byte[] Feedback(IEnumerable<(int Number, double At)> packets)
    {
        var recorder = new TransportFeedbackRecorder();
        foreach (var (number, at) in packets)
        {
            recorder.OnPacket((ushort)(65500 + number), new(Media), MediaTime.FromMilliseconds(100_000 + at));
        }

        return Write((ref RtcpWriter w) => recorder.TryWrite(ref w, new(1), MediaTime.FromMilliseconds(200_000)));
    }

    private delegate bool Fill(ref RtcpWriter writer);

    private static byte[] Write(Fill fill)
    {
        var writer = new RtcpWriter(new byte[1400]);
        return fill(ref writer) ? writer.Written.ToArray() : throw new InvalidOperationException("The packet does not fit.");
    }
}
