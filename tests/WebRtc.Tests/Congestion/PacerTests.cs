using Itog.WebRtc.Congestion;

namespace Itog.WebRtc.Tests.Congestion;

public class PacerTests
{
    private const int PacketBytes = 1250;

    private readonly Pacer<string> _pacer = new(capacity: 4, longestWait: TimeSpan.FromMilliseconds(100));

    // 2.5 × 960 kbit/s is 2.4 Mbit/s: a packet each 4.17 ms, and 6000 bytes at once.
    public PacerTests() => _pacer.SetTarget(960_000);

    [Fact]
    public void Lets_pass_what_the_budget_allows()
    {
        var passed = 0;
        while (_pacer.TryPass(PacerPriority.Focus, At(0)))
        {
            _pacer.OnSent(PacketBytes, At(0));
            passed++;
        }

        passed.Should().Be(5);
        _pacer.TryPass(PacerPriority.Focus, At(0.8)).Should().BeFalse();
        _pacer.TryPass(PacerPriority.Focus, At(0.9)).Should().BeTrue();
    }

    [Fact]
    public void Releases_at_the_pacing_rate_in_order_of_priority()
    {
        FillBudget();
        Queue("rest", PacerPriority.Rest);
        Queue("focus 1", PacerPriority.Focus);
        Queue("focus 2", PacerPriority.Focus);
        Queue("screen", PacerPriority.Screen);
        Queue("again", PacerPriority.Retransmission);
        var released = new List<(string, double)>();
        while (_pacer.NextRelease != MediaTime.Never)
        {
            var now = _pacer.NextRelease;
            _pacer.TryRelease(now, out var item).Should().BeTrue();
            _pacer.OnSent(PacketBytes, now);
            released.Add((item!, Math.Floor(now.Milliseconds + 0.1)));
        }

        released.Should().Equal(("again", 0), ("screen", 5), ("focus 1", 9), ("focus 2", 13), ("rest", 17));
    }

    [Fact]
    public void Releases_nothing_before_its_time()
    {
        FillBudget();
        Queue("a", PacerPriority.Focus);
        _pacer.NextRelease.Milliseconds.Should().BeApproximately(250.0 / 300, 0.001);
        _pacer.TryRelease(At(0.8), out _).Should().BeFalse();
        _pacer.TryRelease(At(0.9), out _).Should().BeTrue();
        _pacer.Count.Should().Be(0);
        _pacer.NextRelease.Should().Be(MediaTime.Never);
    }

    [Fact]
    public void Keeps_the_order_of_a_track_that_waits()
    {
        FillBudget();
        Queue("a", PacerPriority.Focus);
        _pacer.TryPass(PacerPriority.Focus, At(50)).Should().BeFalse();
        _pacer.TryPass(PacerPriority.Rest, At(50)).Should().BeFalse();
        _pacer.TryPass(PacerPriority.Screen, At(50)).Should().BeTrue();
    }

    [Fact]
    public void Refuses_what_would_wait_too_long()
    {
        _pacer.SetTarget(96_000);
        FillBudget();

        // 240 kbit/s: a packet takes 42 ms, so the third finds 83 ms before it and the fourth 125.
        Queue("a", PacerPriority.Focus);
        Queue("b", PacerPriority.Focus);
        Queue("c", PacerPriority.Focus);
        _pacer.QueueDelay.Should().BeCloseTo(TimeSpan.FromMilliseconds(125), TimeSpan.FromMilliseconds(0.01));
        _pacer.TryQueue("d", PacketBytes, PacerPriority.Focus, At(0)).Should().BeFalse();
        _pacer.TryQueue("screen", PacketBytes, PacerPriority.Screen, At(0)).Should().BeTrue();
    }

    [Fact]
    public void Refuses_what_finds_no_room()
    {
        FillBudget();
        for (var i = 0; i < 4; i++)
        {
            Queue("a", PacerPriority.Rest);
        }

        _pacer.TryQueue("b", PacketBytes, PacerPriority.Rest, At(0)).Should().BeFalse();
    }

    [Fact]
    public void Counts_sound_that_never_waits()
    {
        for (var i = 0; i < 80; i++)
        {
            _pacer.OnSent(100, At(0));
        }

        _pacer.TryPass(PacerPriority.Retransmission, At(0)).Should().BeFalse();
    }

    [Fact]
    public void Forgets_all_when_cleared()
    {
        FillBudget();
        Queue("a", PacerPriority.Focus);
        _pacer.Clear();
        _pacer.QueuedBytes.Should().Be(0);
        _pacer.TryRelease(At(0), out _).Should().BeFalse();
        _pacer.TryPass(PacerPriority.Focus, At(0)).Should().BeTrue();
    }

    private void FillBudget()
    {
        while (_pacer.TryPass(PacerPriority.Focus, At(0)))
        {
            _pacer.OnSent(PacketBytes, At(0));
        }
    }

    private void Queue(string item, PacerPriority priority) => _pacer.TryQueue(item, PacketBytes, priority, At(0)).Should().BeTrue();

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
