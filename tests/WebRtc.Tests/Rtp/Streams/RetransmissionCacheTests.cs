using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtp.Streams;

public class RetransmissionCacheTests
{
    private static readonly TimeSpan _anyAge = TimeSpan.FromHours(1);

    [Fact]
    public void Finds_the_last_packets_and_no_others()
    {
        var cache = new RetransmissionCache(8, slotLength: 16);
        for (byte i = 0; i < 20; i++)
        {
            cache.Store(70_000 + i, [i, i], default);
        }

        for (var i = 0; i < 24; i++)
        {
            cache.TryGet(70_000 + i, default, _anyAge, out var packet).Should().Be(i is >= 12 and < 20);
            if (i is >= 12 and < 20)
            {
                packet.ToArray().Should().Equal((byte)i, (byte)i);
            }
        }
    }

    [Fact]
    public void A_late_packet_does_not_replace_a_newer_one()
    {
        var cache = new RetransmissionCache(8, slotLength: 16);
        cache.Store(108, [2], default);
        cache.Store(100, [1], default);
        cache.TryGet(108, default, _anyAge, out var packet).Should().BeTrue();
        packet.ToArray().Should().Equal(2);
        cache.TryGet(100, default, _anyAge, out _).Should().BeFalse();
    }

    [Fact]
    public void Forgets_what_is_too_old_too_long_or_cleared()
    {
        var cache = new RetransmissionCache(8, slotLength: 4);
        cache.Store(1, [1], MediaTime.FromMilliseconds(0));
        cache.TryGet(1, MediaTime.FromMilliseconds(101), TimeSpan.FromMilliseconds(100), out _).Should().BeFalse();
        cache.TryGet(1, MediaTime.FromMilliseconds(100), TimeSpan.FromMilliseconds(100), out _).Should().BeTrue();
        cache.Store(2, [1, 2, 3, 4, 5], default);
        cache.TryGet(2, default, _anyAge, out _).Should().BeFalse();
        cache.Clear();
        cache.TryGet(1, default, _anyAge, out _).Should().BeFalse();
    }

    [Fact]
    public void Storing_and_finding_allocate_nothing()
    {
        var cache = new RetransmissionCache(64);
        var packet = new byte[1200];
        const int WarmUp = 60;
        for (var i = 0; i < WarmUp; i++)
        {
            cache.Store(i, packet, MediaTime.FromMilliseconds(i * 100));
        }

        var found = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = WarmUp; i < 1000; i++)
        {
            var now = MediaTime.FromMilliseconds(i * 100);
            cache.Store(i, packet, now);
            found += cache.TryGet(i - 10, now, _anyAge, out _) ? 1 : 0;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        found.Should().Be(1000 - WarmUp);
    }

    [Theory]
    [InlineData(40, 100)]
    [InlineData(40, 1_200)]
    [InlineData(5, 700)]
    [InlineData(2, 1_500)]
    public void Keeps_what_came_in_two_seconds_and_takes_no_more_memory_than_that_needs(int milliseconds, int length)
    {
        var cache = new RetransmissionCache(512);
        var random = new Random(20260211);
        var packet = new byte[length];
        var inTwoSeconds = 2_000 / milliseconds;
        for (var i = 0; i < 5_000; i++)
        {
            var now = MediaTime.FromMilliseconds((long)i * milliseconds);
            random.NextBytes(packet);
            packet[0] = (byte)i;
            cache.Store(i, packet, now);
            var asked = Math.Max(0, i - random.Next(Math.Min(inTwoSeconds, cache.Capacity)));
            cache.TryGet(asked, now, _anyAge, out var found).Should().BeTrue($"{asked} of {i}");
            found.Length.Should().Be(length);
            found[0].Should().Be((byte)asked);
        }

        // Some room is lost at the end of each, and the oldest one is given up as a whole.
        cache.BytesTaken.Should().BeLessThanOrEqualTo((Math.Min(inTwoSeconds, 512) * length * 11 / 10) + (3 * 8 * 1_500));
    }

    [Fact]
    public void Grows_when_more_is_to_be_kept_and_gives_up_nothing_for_less()
    {
        var cache = new RetransmissionCache(512) { Kept = TimeSpan.FromSeconds(1) };
        var next = 0;
        void StoreFor(int seconds)
        {
            for (var end = next + (50 * seconds); next < end; next++)
            {
                cache.Store(next, new byte[1_000], MediaTime.FromMilliseconds(next * 20));
            }
        }

        int Found() => Enumerable.Range(0, next).Count(i => cache.TryGet(i, default, _anyAge, out _));

        StoreFor(20);
        Found().Should().BeInRange(50, 75);
        cache.Kept = TimeSpan.FromSeconds(5);
        StoreFor(20);
        Found().Should().BeInRange(250, 275);
        cache.Kept = TimeSpan.FromSeconds(1);
        StoreFor(1);
        Found().Should().BeInRange(250, 275);
    }

    [Fact]
    public void The_guard_lets_a_retransmission_pass_once_a_round_trip()
    {
        var guard = new RetransmissionGuard();
        var roundTrip = TimeSpan.FromMilliseconds(50);
        guard.TryPass(0, MediaTime.FromMilliseconds(0), roundTrip).Should().BeTrue();
        guard.TryPass(0, MediaTime.FromMilliseconds(49), roundTrip).Should().BeFalse();
        guard.TryPass(1, MediaTime.FromMilliseconds(49), roundTrip).Should().BeTrue();
        guard.TryPass(0, MediaTime.FromMilliseconds(50), roundTrip).Should().BeTrue();
    }
}
