using Itog.Conference.Rooms;

namespace Itog.Conference.Tests.Rooms;

public sealed class DuplicateWindowTests
{
    private readonly DuplicateWindow _window = new();

    [Fact]
    public void Takes_each_number_once_in_any_order()
    {
        long[] order = [65_536, 65_538, 65_537, 65_540, 65_539];

        order.Should().AllSatisfy(n => _window.TryAdd(n).Should().BeTrue());
        order.Should().AllSatisfy(n => _window.TryAdd(n).Should().BeFalse());
    }

    [Fact]
    public void Takes_the_number_one_window_later_in_the_same_place()
    {
        _window.TryAdd(100).Should().BeTrue();
        _window.TryAdd(100 + DuplicateWindow.Size).Should().BeTrue();
    }

    [Fact]
    public void Takes_numbers_skipped_and_come_later()
    {
        _window.TryAdd(1_000);
        _window.TryAdd(1_000 + DuplicateWindow.Size - 1);

        _window.TryAdd(1_001).Should().BeTrue();
        _window.TryAdd(1_000).Should().BeFalse();
    }

    [Fact]
    public void Refuses_what_is_too_old_to_know()
    {
        _window.TryAdd(10_000);

        _window.TryAdd(10_000 - DuplicateWindow.Size).Should().BeFalse();
    }

    [Fact]
    public void Forgets_everything_after_a_long_jump()
    {
        for (var n = 0; n < 100; n++)
        {
            _window.TryAdd(n);
        }

        _window.TryAdd(1_000_000).Should().BeTrue();
        _window.TryAdd(1_000_000 - 100).Should().BeTrue();
    }
}
