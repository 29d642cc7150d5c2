namespace Itog.Conference.Tests;

public sealed class SeatPermissionsTests
{
    [Theory]
    [InlineData(Seat.Expert)]
    [InlineData(Seat.Technician)]
    [InlineData(Seat.Observer)]
    public void Silent_seats_are_hidden_and_publish_nothing(Seat seat)
    {
        var permissions = SeatPermissions.For(seat);

        permissions.Hidden.Should().BeTrue();
        permissions.Publish.Should().BeEmpty();
    }

    [Fact]
    public void Only_the_interlocutor_shares_a_screen() =>
        Enum.GetValues<Seat>().Where(s => SeatPermissions.For(s).Publish.Contains(TrackSource.Screen)).Should().Equal(Seat.Interlocutor);

    [Fact]
    public void Nobody_receives_a_silent_seat() =>
        Enum.GetValues<Seat>().SelectMany(s => SeatPermissions.For(s).Receive)
            .Should().NotContain(slot => SeatPermissions.For(slot.Seat).Hidden);

    [Fact]
    public void Nobody_receives_himself() =>
        Enum.GetValues<Seat>().Should().AllSatisfy(s => SeatPermissions.For(s).Receive.Should().NotContain(slot => slot.Seat == s));

    [Fact]
    public void Every_slot_that_may_be_received_may_be_published() =>
        Enum.GetValues<Seat>().SelectMany(s => SeatPermissions.For(s).Receive)
            .Should().OnlyContain(slot => SeatPermissions.For(slot.Seat).Publish.Contains(slot.Source));
}
