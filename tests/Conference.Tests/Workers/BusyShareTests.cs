using Itog.Conference.Workers;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Workers;

public sealed class BusyShareTests
{
    [Fact]
    public void Tells_the_share_of_the_last_second_that_was_not_waited()
    {
        var share = new BusyShare();
        var now = new MediaTime(5_000_000_000);
        for (var i = 0; i <= 1_000; i++)
        {
            share.OnWait(now, now + TimeSpan.FromMilliseconds(0.75));
            now += TimeSpan.FromMilliseconds(1);
        }

        share.Value.Should().BeApproximately(0.25, 0.01);
    }

    [Fact]
    public void Is_idle_before_the_first_second_is_over()
    {
        var share = new BusyShare();

        share.OnWait(new MediaTime(5_000_000_000), new MediaTime(5_000_000_001));

        share.Value.Should().Be(0);
    }
}
