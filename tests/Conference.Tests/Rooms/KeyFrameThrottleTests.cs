using Itog.Conference.Rooms;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Rooms;

public sealed class KeyFrameThrottleTests
{
    private KeyFrameThrottle _throttle;

    [Fact]
    public void Asks_for_nothing_that_nobody_wants() => _throttle.TryAsk(At(0)).Should().BeFalse();

    [Fact]
    public void Asks_once_for_many_wishes()
    {
        for (var i = 0; i < 10; i++)
        {
            _throttle.Want();
        }

        _throttle.TryAsk(At(0)).Should().BeTrue();
        _throttle.TryAsk(At(299)).Should().BeFalse();
    }

    [Fact]
    public void Asks_again_while_no_key_frame_comes()
    {
        _throttle.Want();
        _throttle.TryAsk(At(0));

        _throttle.TryAsk(At(300)).Should().BeTrue();
    }

    [Fact]
    public void Asks_ever_more_seldom_while_none_comes_and_as_before_after_one()
    {
        _throttle.Want();
        AsksUntil(5_000).Should().Equal(0, 300, 900, 2_100, 3_300, 4_500);

        _throttle.Arrived();
        _throttle.Want();
        _throttle.TryAsk(At(5_000)).Should().BeTrue();
        _throttle.TryAsk(At(5_300)).Should().BeTrue();
    }

    [Fact]
    public void Is_content_with_a_key_frame()
    {
        _throttle.Want();
        _throttle.TryAsk(At(0));
        _throttle.Arrived();

        _throttle.TryAsk(At(1_000)).Should().BeFalse();
        _throttle.Requests.Should().Be(1);
    }

    [Fact]
    public void Keeps_a_wish_that_came_too_soon_after_a_request()
    {
        _throttle.Want();
        _throttle.TryAsk(At(0));
        _throttle.Arrived();
        _throttle.Want();

        _throttle.TryAsk(At(100)).Should().BeFalse();
        _throttle.TryAsk(At(300)).Should().BeTrue();
    }

    private List<int> AsksUntil(int end) => [.. Enumerable.Range(0, end / 20).Select(i => i * 20).Where(now => _throttle.TryAsk(At(now)))];

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
