using Itog.Conference.Tests.Virtual;
using Itog.WebRtc.Rtp;

namespace Itog.Conference.Tests;

public sealed class EnforcementTests : IDisposable
{
    private static readonly Slot Voice = new(Seat.Participant, TrackSource.Microphone);

    private readonly VirtualConference _conference = new();

    [Fact]
    public void An_expert_who_sends_all_the_same_is_heard_by_nobody()
    {
        var recorder = _conference.Attach();
        var child = _conference.Enter("child", Seat.Participant);
        var expert = _conference.Enter("expert", Seat.Expert);
        _conference.RunUntilConnected();
        var before = child.DatagramsReceived;

        SendOpus(expert, ssrc: 77, mid: "0", count: 10);
        _conference.Run(TimeSpan.FromMilliseconds(100));

        recorder.Calls.Should().Be(0);
        child.Get(Voice with { Seat = Seat.Interlocutor }).Should().BeEmpty();
        Refused(expert).Should().Be(10);
        (child.DatagramsReceived - before).Should().BeLessThan(5, "only checks and reports reach the child");
    }

    [Fact]
    public void A_stream_that_was_not_negotiated_is_dropped_and_counted()
    {
        var recorder = _conference.Attach();
        var child = _conference.Enter("child", Seat.Participant);
        _conference.RunUntilConnected();

        SendOpus(child, ssrc: 77, mid: null, count: 5);
        SendOpus(child, ssrc: 78, mid: child.Tracks[TrackSource.Microphone].Mid, count: 5);
        _conference.Run(TimeSpan.FromMilliseconds(100));

        recorder.Calls.Should().Be(0, "the microphone's line has its stream already");
        Refused(child).Should().Be(10);
    }

    [Theory]
    [InlineData("no-such-line")]
    [InlineData(null)]
    public void An_unannounced_stream_that_names_no_line_of_its_kind_is_dropped_and_counted(string? mid)
    {
        var recorder = _conference.Attach();
        var child = _conference.Enter("child", Seat.Participant, announceSsrcs: false);
        _conference.RunUntilConnected();

        SendOpus(child, ssrc: 77, mid, count: 5);
        SendOpus(child, ssrc: 78, child.Tracks[TrackSource.Camera].Mid, count: 5);
        _conference.Run(TimeSpan.FromMilliseconds(100));

        recorder.Calls.Should().Be(0);
        Refused(child).Should().Be(10);
    }

    [Fact]
    public void A_payload_type_that_was_not_negotiated_is_dropped_and_counted()
    {
        var recorder = _conference.Attach();
        var child = _conference.Enter("child", Seat.Participant);
        _conference.RunUntilConnected();

        SendOpus(child, child.Tracks[TrackSource.Microphone].Ssrc.Value, mid: null, count: 3, type: 0);
        SendOpus(child, child.Tracks[TrackSource.Camera].Ssrc.Value, mid: null, count: 3);
        _conference.Run(TimeSpan.FromMilliseconds(100));

        recorder.Calls.Should().Be(0);
        Refused(child).Should().Be(6);
    }

    [Fact]
    public void Broken_RTP_and_RTCP_change_nothing()
    {
        var child = _conference.Enter("child", Seat.Participant);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        _conference.RunUntilConnected();
        for (var i = 0; i < 500; i++)
        {
            var junk = new byte[_conference.Random.Next(12, 200)];
            _conference.Random.NextBytes(junk);
            junk[0] = 0x80;
            junk[1] = (byte)(i % 2 == 0 ? 111 : 200 + (i % 8));
            if (i % 2 == 0)
            {
                child.SendRtp(junk);
            }
            else
            {
                child.SendRtcp(junk);
            }
        }

        child.Tracks[TrackSource.Microphone].IsOn = true;
        _conference.RunUntil(() => interlocutor.Get(Voice).Count > 20);
    }

    [Fact]
    public void Datagrams_of_strangers_are_counted_and_nothing_else()
    {
        var child = _conference.Enter("child", Seat.Participant);
        _conference.RunUntilConnected();
        var stranger = WebRtc.SocketEndpoint.FromIPEndPoint(new(new System.Net.IPAddress([10, 9, 9, 9]), 9));
        for (var i = 0; i < 256; i++)
        {
            _conference.Fly(stranger, _conference.ServerEndpoint, [(byte)i, 1, 2, 3]);
        }

        _conference.Fly(stranger, _conference.ServerEndpoint, []);
        _conference.Run(TimeSpan.FromMilliseconds(100));

        _conference.Core.Strays.Should().Be(257);
        child.IsConnected.Should().BeTrue();
    }

    [Fact]
    public void An_empty_datagram_from_a_members_address_is_nothing()
    {
        var child = _conference.Enter("child", Seat.Participant);
        _conference.RunUntilConnected();

        _conference.Fly(child.Endpoint, _conference.ServerEndpoint, []);
        _conference.Run(TimeSpan.FromMilliseconds(100));

        child.IsConnected.Should().BeTrue();
        _conference.Core.Strays.Should().Be(0);
    }

    [Fact]
    public void A_subscriber_that_throws_is_cut_off_and_harms_nobody()
    {
        var faulty = _conference.Attach();
        faulty.Throws = true;
        var good = _conference.Attach();
        var child = _conference.Enter("child", Seat.Participant);
        _conference.RunUntilConnected();
        child.Tracks[TrackSource.Microphone].IsOn = true;
        _conference.RunUntil(() => good.Packets.Count > 20);

        faulty.Calls.Should().Be(1);
    }

    public void Dispose() => _conference.Dispose();

    private long Refused(TestBrowser browser) =>
        _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members.Single(m => m.Member == browser.Id).PacketsRefused;

    private static void SendOpus(TestBrowser browser, uint ssrc, string? mid, int count, byte type = OfferText.Opus)
    {
        Span<byte> packet = stackalloc byte[200];
        for (var i = 0; i < count; i++)
        {
            var writer = new RtpWriter(packet, new RtpHeader(new(type), new((ushort)i), new((uint)i * 960), new(ssrc), Marker: false));
            if (mid is not null)
            {
                writer.TryAddMid(OfferText.MidId, System.Text.Encoding.ASCII.GetBytes(mid));
            }

            writer.TryFinish(new byte[80], out var length).Should().BeTrue();
            browser.SendRtp(packet[..length]);
        }
    }
}
