using Itog.Conference.Workers;

namespace Itog.Conference.Tests.Workers;

public sealed class RoomEventFeedTests
{
    private static readonly RoomEvent Event = new RoomEvent.MemberLeft(new("a"), new("m"), Seat.Expert, default, default, LeaveReason.Closed);

    [Fact]
    public void Tells_every_reader()
    {
        var feed = new RoomEventFeed();
        using var end = new CancellationTokenSource();
        var one = feed.Subscribe(end.Token);
        var two = feed.Subscribe(end.Token);

        feed.Publish(Event);

        one.TryRead(out var first).Should().BeTrue();
        two.TryRead(out _).Should().BeTrue();
        first.Should().BeSameAs(Event);
    }

    [Fact]
    public void Ends_a_reader_that_goes()
    {
        var feed = new RoomEventFeed();
        using var end = new CancellationTokenSource();
        var reader = feed.Subscribe(end.Token);

        end.Cancel();
        feed.Publish(Event);

        reader.TryRead(out _).Should().BeFalse();
        reader.Completion.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void Ends_all_readers_with_the_service()
    {
        var feed = new RoomEventFeed();
        var reader = feed.Subscribe(TestContext.Current.CancellationToken);

        feed.Complete();

        reader.Completion.IsCompleted.Should().BeTrue();
        feed.Subscribe(TestContext.Current.CancellationToken).Completion.IsCompleted.Should().BeTrue();
    }
}
