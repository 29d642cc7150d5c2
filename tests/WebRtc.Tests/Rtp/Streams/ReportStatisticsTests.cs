using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtp.Streams;

public class ReportStatisticsTests
{
    private static readonly Ssrc _source = new(77);

    [Fact]
    public void Loss_fraction_is_of_the_interval_and_loss_count_of_all_time()
    {
        var statistics = new ReceiverStatistics(_source, 48_000);
        Feed(statistics, from: 0, count: 100, step: i => i % 4 != 3);
        var first = statistics.CreateReport(At(2000));
        first.Source.Should().Be(_source);

        // 98 is the highest received; 24 of 0..98 are missing.
        first.FractionLost.Should().Be(24 * 256 / 99);
        first.CumulativeLost.Should().Be(24);
        Feed(statistics, from: 99, count: 100, step: _ => true);
        var second = statistics.CreateReport(At(4000));
        second.FractionLost.Should().Be(0);
        second.CumulativeLost.Should().Be(24);
    }

    [Fact]
    public void Duplicates_make_the_loss_negative_and_not_the_fraction()
    {
        var statistics = new ReceiverStatistics(_source, 48_000);
        Feed(statistics, 0, 10, _ => true);
        Feed(statistics, 0, 10, _ => true);
        var report = statistics.CreateReport(At(1000));
        report.CumulativeLost.Should().Be(-10);
        report.FractionLost.Should().Be(0);
    }

    [Fact]
    public void Extended_highest_counts_cycles_from_the_first_packet()
    {
        var statistics = new ReceiverStatistics(_source, 48_000);
        var unwrapper = default(SequenceUnwrapper);
        foreach (var number in (int[])[65534, 65535, 0, 1])
        {
            statistics.OnPacket(unwrapper.Unwrap(new SequenceNumber((ushort)number)), default, At(0));
        }

        statistics.CreateReport(At(10)).ExtendedHighest.Should().Be(0x10001);
    }

    [Fact]
    public void Jitter_is_none_for_an_even_stream_and_smooths_an_uneven_one()
    {
        var even = new ReceiverStatistics(_source, 48_000);
        Feed(even, 0, 50, _ => true);
        even.CreateReport(At(1000)).Jitter.Should().Be(0);

        // RFC 3550 A.8: one packet 16 ms (768 ticks) late adds a sixteenth of it, the next one as much again less the decay.
        var uneven = new ReceiverStatistics(_source, 48_000);
        uneven.OnPacket(1, new RtpTimestamp(0), At(0));
        uneven.OnPacket(2, new RtpTimestamp(960), At(36));
        uneven.Jitter.TotalMilliseconds.Should().BeApproximately(1, 0.001);
        uneven.OnPacket(3, new RtpTimestamp(1920), At(40));
        uneven.Jitter.TotalMilliseconds.Should().BeApproximately(1 + (15 / 16.0), 0.001);
    }

    [Fact]
    public void Echoes_the_last_sender_report_and_the_time_since()
    {
        var statistics = new ReceiverStatistics(_source, 48_000);
        statistics.CreateReport(At(0)).Should().Match<ReportBlock>(block => block.LastSenderReport == 0 && block.DelaySinceLastSenderReport == 0);
        statistics.OnSenderReport(new SenderReport(_source, new NtpTime(0xB44DB705_20000000), default, 0, 0), At(1000));

        // RFC 3550 §6.4.1 figure 2: a delay of 5.25 s is 0x00054000.
        var block = statistics.CreateReport(At(6250));
        block.LastSenderReport.Should().Be(0xB7052000);
        block.DelaySinceLastSenderReport.Should().Be(0x00054000);
    }

    [Fact]
    public void Sender_knows_the_round_trip_from_a_receivers_block()
    {
        var statistics = new SenderStatistics(_source, 90_000);
        statistics.TryCreateReport(At(0), new NtpTime(1UL << 40), out _).Should().BeFalse("nothing was sent yet");
        statistics.OnPacket(1000, new RtpTimestamp(9000), At(900));
        statistics.OnPacket(200, new RtpTimestamp(9000), At(900));
        statistics.TryCreateReport(At(1000), new NtpTime(0xB44DB705_20000000), out var report).Should().BeTrue();
        report.Should().Be(new SenderReport(_source, new NtpTime(0xB44DB705_20000000), new RtpTimestamp(18_000), 2, 1200));

        statistics.OnReportBlock(new ReportBlock(_source, 64, 5, 0, 0, 0xB7052000, 0x00054000), At(1000 + 5250 + 120));
        statistics.RoundTrip!.Value.TotalMilliseconds.Should().BeApproximately(120, 0.01);
        statistics.FractionLost.Should().Be(0.25);
        statistics.CumulativeLost.Should().Be(5);
    }

    [Fact]
    public void Sender_takes_no_round_trip_from_a_report_that_it_did_not_send()
    {
        var statistics = new SenderStatistics(_source, 90_000);
        statistics.OnPacket(1, default, At(0));
        statistics.TryCreateReport(At(0), new NtpTime(5UL << 32), out _).Should().BeTrue();
        statistics.OnReportBlock(new ReportBlock(_source, 0, 0, 0, 0, 12345, 0), At(100));
        statistics.OnReportBlock(new ReportBlock(new Ssrc(1), 255, 0, 0, 0, new NtpTime(5UL << 32).Middle, 0), At(100));
        statistics.RoundTrip.Should().BeNull();
        statistics.FractionLost.Should().Be(0);
    }

    private static void Feed(ReceiverStatistics statistics, int from, int count, Func<int, bool> step)
    {
        for (var i = from; i < from + count; i++)
        {
            if (step(i))
            {
                statistics.OnPacket(65536 + i, new RtpTimestamp((uint)(i * 960)), At(i * 20));
            }
        }
    }

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
