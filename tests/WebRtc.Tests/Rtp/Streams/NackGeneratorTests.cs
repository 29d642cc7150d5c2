using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtp.Streams;

public class NackGeneratorTests
{
    private readonly NackGenerator _nack = new() { RoundTrip = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public void Asks_for_a_gap_only_after_the_wait_for_reordering()
    {
        _nack.OnPacket(100, At(0));
        _nack.OnPacket(103, At(1));
        _nack.NextDue.Should().Be(At(11));
        Collect(At(10)).Should().BeEmpty();
        Collect(At(11)).Should().Equal(101, 102);
    }

    [Fact]
    public void Does_not_ask_for_a_packet_that_was_only_late()
    {
        _nack.OnPacket(100, At(0));
        _nack.OnPacket(102, At(1));
        _nack.OnPacket(101, At(5)).Should().BeTrue();
        Collect(At(50)).Should().BeEmpty();
        _nack.Recovered.Should().Be(0, "nobody had asked for it");
        _nack.NextDue.Should().Be(MediaTime.Never);
    }

    [Fact]
    public void Asks_again_after_a_round_trip()
    {
        _nack.OnPacket(100, At(0));
        _nack.OnPacket(102, At(0));
        Collect(At(10)).Should().Equal(101);
        Collect(At(60)).Should().BeEmpty();
        Collect(At(65)).Should().Equal(101);
        _nack.OnPacket(101, At(70)).Should().BeTrue();
        _nack.Recovered.Should().Be(1);
        _nack.Requests.Should().Be(2);
        Collect(At(200)).Should().BeEmpty();
    }

    [Fact]
    public void Does_not_ask_for_all_that_an_outage_swallowed()
    {
        _nack.OnPacket(100, At(0));
        _nack.OnPacket(400, At(4000)).Should().BeTrue();
        Collect(At(4010)).Should().BeEmpty("pictures of four seconds ago are of no use to anybody");
        _nack.Lost.Should().Be(299);
        _nack.OnPacket(402, At(4020));
        Collect(At(4030)).Should().Equal(401);
    }

    [Fact]
    public void Asks_for_a_short_gap_in_a_quiet_stream()
    {
        _nack.OnPacket(100, At(0));
        _nack.OnPacket(102, At(4000));
        Collect(At(4010)).Should().Equal(101);
    }

    [Fact]
    public void Knows_a_duplicate()
    {
        _nack.OnPacket(100, At(0)).Should().BeTrue();
        _nack.OnPacket(102, At(0)).Should().BeTrue();
        _nack.OnPacket(101, At(1)).Should().BeTrue();
        _nack.OnPacket(101, At(2)).Should().BeFalse();
        _nack.OnPacket(102, At(2)).Should().BeFalse();
    }

    [Fact]
    public void Gives_a_packet_up_after_enough_tries()
    {
        var nack = new NackGenerator(new NackOptions { MaxTries = 3 }) { RoundTrip = TimeSpan.FromMilliseconds(50) };
        nack.OnPacket(100, At(0));
        nack.OnPacket(102, At(0));
        var asked = 0;
        Span<SequenceNumber> missing = stackalloc SequenceNumber[4];
        for (var time = 0; time < 1000; time += 5)
        {
            asked += nack.Collect(At(time), missing);
        }

        asked.Should().Be(3);
        nack.Lost.Should().Be(1);
        nack.PendingCount.Should().Be(0);
        nack.OnPacket(101, At(1000)).Should().BeFalse();
    }

    [Fact]
    public void Gives_a_packet_up_when_it_is_too_old()
    {
        var nack = new NackGenerator(new NackOptions { MaxAge = TimeSpan.FromMilliseconds(300) });
        nack.OnPacket(100, At(0));
        nack.OnPacket(102, At(0));
        nack.Collect(At(301), new SequenceNumber[4]).Should().Be(0);
        nack.Lost.Should().Be(1);
    }

    [Fact]
    public void Does_not_ask_for_a_jump_of_the_whole_stream()
    {
        _nack.OnPacket(100, At(0));
        _nack.OnPacket(102, At(0));
        _nack.OnPacket(5000, At(1));
        _nack.PendingCount.Should().Be(0);
        _nack.Lost.Should().Be(4897 + 1);
        Collect(At(100)).Should().BeEmpty();
    }

    [Fact]
    public void Keeps_for_later_what_does_not_fit_into_one_request()
    {
        _nack.OnPacket(100, At(0));
        _nack.OnPacket(106, At(0));
        var few = new SequenceNumber[3];
        _nack.Collect(At(10), few).Should().Be(3);
        few.Select(number => (int)number.Value).Should().Equal(101, 102, 103);
        _nack.NextDue.Should().Be(At(10));
        Collect(At(10)).Should().Equal(104, 105);
    }

    [Fact]
    public void Begins_anew_on_request()
    {
        _nack.OnPacket(100, At(0));
        _nack.OnPacket(102, At(0));
        _nack.Reset();
        _nack.OnPacket(70_000, At(1)).Should().BeTrue();
        _nack.PendingCount.Should().Be(0);
    }

    private List<int> Collect(MediaTime now)
    {
        var missing = new SequenceNumber[64];
        return [.. missing[.._nack.Collect(now, missing)].Select(number => (int)number.Value)];
    }

    private static MediaTime At(double milliseconds) => MediaTime.FromMilliseconds(milliseconds);
}
