using Itog.Conference.Workers;

namespace Itog.Conference.Tests.Workers;

public sealed class RoomPlacesTests
{
    private static readonly RoomId Room = new("a-12");

    private readonly double[] _loads = new double[3];
    private readonly RoomPlaces _places;

    public RoomPlacesTests() => _places = new RoomPlaces([() => _loads[0], () => _loads[1], () => _loads[2]]);

    [Fact]
    public void Places_rooms_that_open_together_evenly()
    {
        var workers = Enumerable.Range(0, 9).Select(i => _places.Hold(new($"room {i}"))).ToArray();

        workers.GroupBy(w => w).Should().AllSatisfy(g => g.Should().HaveCount(3));
    }

    [Fact]
    public void Places_a_room_on_the_worker_with_the_least_to_do()
    {
        (_loads[0], _loads[1], _loads[2]) = (0.3, 0.5, 0.2);

        _places.Hold(Room).Should().Be(2);
    }

    [Fact]
    public void A_room_stays_while_somebody_is_in_it()
    {
        var worker = _places.Hold(Room);
        _places.Occupied(Room);
        _places.Release(Room);
        _loads[worker] = 1;

        _places.Hold(Room).Should().Be(worker);
        _places.TryFind(Room, out var found).Should().BeTrue();
        found.Should().Be(worker);
    }

    [Fact]
    public void A_room_stays_while_somebody_is_about_to_enter_though_the_last_one_has_left()
    {
        var worker = _places.Hold(Room);
        _places.Occupied(Room);
        _places.Hold(Room);
        _places.Release(Room);
        _places.Vacated(Room);
        _loads[worker] = 1;

        _places.Hold(Room).Should().Be(worker);
    }

    [Fact]
    public void An_empty_room_may_open_elsewhere()
    {
        var worker = _places.Hold(Room);
        _places.Occupied(Room);
        _places.Release(Room);
        _places.Vacated(Room);
        _loads[worker] = 1;

        _places.TryFind(Room, out _).Should().BeFalse();
        _places.Hold(Room).Should().NotBe(worker);
    }

    [Fact]
    public void A_room_that_nobody_entered_is_forgotten()
    {
        _places.Hold(Room);
        _places.Release(Room);

        _places.TryFind(Room, out _).Should().BeFalse();
    }
}
