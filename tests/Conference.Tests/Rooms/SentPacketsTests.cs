using Itog.Conference.Rooms;
using Itog.Conference.Tests.Virtual;
using Itog.WebRtc;
using Itog.WebRtc.Rtp;

namespace Itog.Conference.Tests.Rooms;

public sealed class SentPacketsTests : IDisposable
{
    private readonly VirtualConference _conference = new();
    private readonly SentPackets _sent = new();
    private readonly UpLayer _layer;

    public SentPacketsTests()
    {
        var child = _conference.Enter("child", Seat.Participant);
        _layer = _conference.Core.Find(VirtualConference.Room, child.Id)!.UpLayers[0];
    }

    [Fact]
    public void Finds_a_packet_by_the_number_it_went_out_under()
    {
        Add(70_000, original: 12, At(0));

        _sent.TryGet(70_000, out var packet).Should().BeTrue();
        (packet.Layer, packet.Sequence).Should().Be((_layer, 12L));
        _sent.TryGet(70_001, out _).Should().BeFalse();
        _sent.TryGet(70_000 + 64, out _).Should().BeFalse("it is another packet of the same place");
        _sent.TryGet(70_000 - 65_536, out _).Should().BeFalse("a number of before the wrap is another one");
    }

    [Fact]
    public void Remembers_what_may_still_be_asked_for_however_fast_it_was_sent()
    {
        for (var number = 0; number < 400; number++)
        {
            Add(number, number, At(number));
        }

        for (var number = 300; number < 400; number++)
        {
            _sent.TryGet(number, out var packet).Should().BeTrue();
            packet.Number.Should().Be(number);
        }
    }

    [Fact]
    public void Forgets_in_a_slow_stream_what_nobody_would_ask_for_any_more()
    {
        for (var number = 0; number < 65; number++)
        {
            Add(number, number, At(number * 100));
        }

        _sent.TryGet(0, out _).Should().BeFalse("its place was needed, and it is older than what is kept");
        _sent.TryGet(1, out _).Should().BeTrue();
    }

    [Fact]
    public void Never_keeps_more_than_its_bound()
    {
        for (var number = 0; number < 2_000; number++)
        {
            Add(number, number, At(0));
        }

        Enumerable.Range(0, 2_000).Count(number => _sent.TryGet(number, out _)).Should().Be(512);
    }

    public void Dispose() => _conference.Dispose();

    private static MediaTime At(int milliseconds) => MediaTime.FromMilliseconds(10_000 + milliseconds);

    private void Add(long number, long original, MediaTime now) => _sent.Add(new SentPacket(number, _layer, original, new RtpTimestamp(0), default), now);
}
