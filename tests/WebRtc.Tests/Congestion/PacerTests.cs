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
        _pacer.SetTarget(200_000);
        FillBudget();

        // 2500 bytes at 500 kbit/s are 40 ms, and the third packet takes as long as the line takes for it, 50 ms more.
        Queue("a", PacerPriority.Focus);
        Queue("b", PacerPriority.Focus);
        Queue("c", PacerPriority.Focus);
        _pacer.QueueDelay.Should().BeCloseTo(TimeSpan.FromMilliseconds(90), TimeSpan.FromMilliseconds(0.1));
        Queue("d", PacerPriority.Focus);
        _pacer.TryQueue("e", PacketBytes, PacerPriority.Focus, At(0)).Should().BeFalse();
        _pacer.TryQueue("screen", PacketBytes, PacerPriority.Screen, At(0)).Should().BeTrue();
    }

    [Fact]
    public void Gives_a_slow_line_a_large_picture_as_fast_as_it_takes_it_and_only_its_end_faster()
    {
        var pacer = new Pacer<int>(capacity: 64, longestWait: TimeSpan.FromSeconds(10));
        pacer.SetTarget(300_000);
        for (var i = 0; i < 40; i++)
        {
            pacer.TryQueue(i, PacketBytes, PacerPriority.Screen, At(0)).Should().BeTrue();
        }

        var sent = new List<double>();
        while (pacer.NextRelease is var next && next != MediaTime.Never)
        {
            pacer.TryRelease(next, out _).Should().BeTrue();
            pacer.OnSent(PacketBytes, next);
            sent.Add(next.Milliseconds);
        }

        // 1250 bytes at 300 kbit/s are 33.3 ms, at 750 kbit/s 13.3.
        (sent[30] - sent[10]).Should().BeApproximately(20 * 33.3, 2);
        (sent[39] - sent[37]).Should().BeApproximately(2 * 13.3, 1);
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
