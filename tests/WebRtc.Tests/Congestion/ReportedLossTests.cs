using Itog.WebRtc.Congestion;
using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Tests.Congestion;

public class ReportedLossTests
{
    private readonly ReportedLoss _reports = new();

    [Fact]
    public void Sums_the_streams_of_a_second()
    {
        Add(1, 100, 0, 0);
        Add(2, 1000, 10, 0);
        Add(1, 150, 5, 1000)!.Value.Should().Be(new LossReport(50, 5, null, false));
        Add(2, 1200, 30, 1000).Should().BeNull();
        Add(1, 200, 5, 2000)!.Value.Should().Be(new LossReport(250, 20, null, false));
    }

    [Fact]
    public void Stands_counters_that_go_back()
    {
        Add(1, 100, 50, 0);
        Add(1, 60, 0, 1000)!.Value.Should().Be(new LossReport(0, 0, null, false));
        Add(1, 160, -7, 2000)!.Value.Should().Be(new LossReport(100, 0, null, false));
    }

    [Fact]
    public void Keeps_no_more_streams_than_it_has_room_for()
    {
        for (var i = 0u; i < 1000; i++)
        {
            Add(i, 0, 0, 0);
        }

        for (var i = 0u; i < 999; i++)
        {
            Add(i, 10, 0, 0);
        }

        Add(999, 10, 0, 1000)!.Value.Packets.Should().Be(160);
    }

    [Fact]
    public void Sees_a_round_trip_that_grows()
    {
        Add(1, 0, 0, 0, 50);
        Add(1, 50, 0, 1000, 60)!.Value.IsDelayed.Should().BeFalse();
        Add(1, 100, 0, 2000, 260)!.Value.IsDelayed.Should().BeTrue();
    }

    private LossReport? Add(uint source, uint highest, int lost, double now, double? roundTrip = null) =>
        _reports.TryAdd(
            new ReportBlock(new(source), 0, lost, highest, 0, 0, 0),
            roundTrip is { } time ? TimeSpan.FromMilliseconds(time) : null,
            MediaTime.FromMilliseconds(now),
            out var report) ? report : null;
}
