using Itog.Conference.Workers;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Workers;

public class TokenBucketTests
{
    [Fact]
    public void Lets_a_burst_through_at_once_and_then_so_many_a_second()
    {
        var bucket = new TokenBucket(perSecond: 100, burst: 10);
        var start = MediaTime.FromMilliseconds(5_000);

        Taken(ref bucket, start, tries: 1_000).Should().Be(10);
        Taken(ref bucket, start + TimeSpan.FromMilliseconds(50), tries: 1_000).Should().Be(5);
        Taken(ref bucket, start + TimeSpan.FromHours(1), tries: 1_000).Should().Be(10, "what was not used is not saved up");
    }

    [Fact]
    public void What_costs_more_than_is_there_is_owed()
    {
        var bucket = new TokenBucket(perSecond: 100, burst: 10);
        var start = MediaTime.FromMilliseconds(5_000);
        bucket.HasToken(start).Should().BeTrue();
        bucket.Take(30);

        bucket.HasToken(start + TimeSpan.FromMilliseconds(200)).Should().BeFalse();
        bucket.HasToken(start + TimeSpan.FromMilliseconds(220)).Should().BeTrue();
    }

    private static int Taken(ref TokenBucket bucket, MediaTime now, int tries)
    {
        var taken = 0;
        for (var i = 0; i < tries && bucket.HasToken(now); i++)
        {
            bucket.Take();
            taken++;
        }

        return taken;
    }
}
