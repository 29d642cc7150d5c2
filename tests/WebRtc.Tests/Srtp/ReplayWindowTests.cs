using Itog.WebRtc.Srtp;

namespace Itog.WebRtc.Tests.Srtp;

public class ReplayWindowTests
{
    [Fact]
    public void Agrees_with_a_set_of_all_indices_on_every_walk()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var window = new ReplayWindow();
            var seen = new HashSet<ulong>();
            var newest = (ulong)random.Next(0, 70_000);
            for (var step = 0; step < 2_000; step++)
            {
                // Mostly near the newest index, sometimes a leap ahead or far behind.
                var offset = random.Next(20) == 0 ? random.Next(-3_000, 3_000) : random.Next(-40, 40);
                var index = (ulong)Math.Max(0, (long)newest + offset);
                var expected = !seen.Contains(index) && (seen.Count == 0 || index > newest || newest - index < ReplayWindow.Length);

                window.IsFresh(index).Should().Be(expected, $"of index {index} at {newest}, seed {seed}");
                if (expected)
                {
                    window.Add(index);
                    newest = seen.Count == 0 ? index : Math.Max(newest, index);
                    seen.Add(index);
                }
            }

            window.Newest.Should().Be(newest);
        }
    }

    [Theory]
    [InlineData(10UL, 11, 11UL)]
    [InlineData(65_535UL, 0, 65_536UL)]
    [InlineData(65_536UL, 65_535, 65_535UL)]
    [InlineData(131_072UL + 5, 65_530, 131_066UL)]
    [InlineData(131_072UL + 40_000, 3, 196_611UL)]
    public void Estimates_the_index_nearest_to_the_newest(ulong newest, int sequence, ulong expected)
    {
        var window = new ReplayWindow();
        window.Add(newest);

        SrtpStreams.TryEstimateIndex(window, (ushort)sequence, out var index).Should().BeTrue();
        index.Should().Be(expected);
    }

    [Fact]
    public void Nothing_comes_before_the_first_rollover()
    {
        var window = new ReplayWindow();
        window.Add(5);

        SrtpStreams.TryEstimateIndex(window, 65_530, out _).Should().BeFalse();
    }
}
