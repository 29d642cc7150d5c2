using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Tests.Rtp;

public class SequenceNumberTests
{
    [Theory]
    [InlineData(5, 3, 2)]
    [InlineData(3, 5, -2)]
    [InlineData(0, 65535, 1)]
    [InlineData(65535, 0, -1)]
    [InlineData(10, 65530, 16)]
    public void Measures_distance_across_the_wrap(int number, int other, int distance) =>
        new SequenceNumber((ushort)number).DistanceFrom(new SequenceNumber((ushort)other)).Should().Be(distance);

    [Fact]
    public void Zero_comes_after_65535()
    {
        new SequenceNumber(65535).Next.Should().Be(new SequenceNumber(0));
        new SequenceNumber(0).IsAfter(new SequenceNumber(65535)).Should().BeTrue();
        new SequenceNumber(65535).IsAfter(new SequenceNumber(0)).Should().BeFalse();
    }

    [Fact]
    public void Unwraps_a_shuffled_stream_to_its_true_numbers()
    {
        var random = new Random(17);
        var unwrapper = default(SequenceUnwrapper);
        var origin = unwrapper.Unwrap(new SequenceNumber(65000)) - 65000;
        for (var truth = 65001L; truth < 400_000; truth++)
        {
            // Anything up to 200 packets late or 50 ahead.
            var sent = Math.Max(65000, truth + random.Next(-200, 50));
            unwrapper.Unwrap(SequenceNumber.FromExtended(sent)).Should().Be(origin + sent);
        }
    }

    [Fact]
    public void Keeps_numbers_before_the_first_one_positive()
    {
        var unwrapper = default(SequenceUnwrapper);
        var first = unwrapper.Unwrap(new SequenceNumber(2));
        unwrapper.Unwrap(new SequenceNumber(65534)).Should().Be(first - 4).And.BePositive();
        unwrapper.Newest.Should().Be(first);
    }

    [Fact]
    public void Peeking_does_not_move_the_newest()
    {
        var unwrapper = default(SequenceUnwrapper);
        var first = unwrapper.Unwrap(new SequenceNumber(100));
        unwrapper.Peek(new SequenceNumber(200)).Should().Be(first + 100);
        unwrapper.Newest.Should().Be(first);
    }
}
