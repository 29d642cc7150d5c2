using System.Net;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Stun;

namespace Itog.WebRtc.Tests.Ice;

/// <summary>A lite agent that sends media to nobody who has not answered.</summary>
public class PathProofTests
{
    private static readonly IceCredentials Local = IceCredentials.Create();
    private static readonly IceCredentials Remote = IceCredentials.Create();
    private static readonly SocketEndpoint Home = SocketEndpoint.FromIPEndPoint(IPEndPoint.Parse("198.51.100.1:1000"));
    private static readonly SocketEndpoint Moved = SocketEndpoint.FromIPEndPoint(IPEndPoint.Parse("203.0.113.5:2000"));

    private readonly IceAgent _agent = new(IceRole.Lite, Local, Remote, default, default);
    private MediaTime _now = MediaTime.FromMilliseconds(1000);

    public PathProofTests()
    {
        Nominate(Home);
        _agent.RequireProof();
        Drain();
    }

    [Fact]
    public void A_nominated_address_is_selected_when_it_has_answered()
    {
        Nominate(Moved);
        _agent.Selected.Should().Be(Home);

        Answer(Moved, Drain().Single(x => x.Class == StunClass.Request).Id).Should().Be(IceVerdict.Authentic);

        _agent.Selected.Should().Be(Moved);
        _agent.NextTimeout.Should().BeGreaterThan(_now + TimeSpan.FromSeconds(10), "there is no question left to repeat");
    }

    [Fact]
    public void A_check_overheard_and_sent_again_from_elsewhere_moves_nothing()
    {
        var check = Nominate(Home);
        _agent.HandleDatagram(_now, Moved, check).Should().Be(IceVerdict.Authentic, "nothing in it names its source");

        Answer(Moved, new StunTransactionId(5, 5)).Should().Be(IceVerdict.Unauthorized);

        _agent.Selected.Should().Be(Home);
    }

    [Fact]
    public void Only_the_asked_address_can_answer_and_only_with_the_password()
    {
        Nominate(Moved);
        var id = Drain().Single(x => x.Class == StunClass.Request).Id;

        Answer(Home, id).Should().Be(IceVerdict.Unauthorized);
        Answer(Moved, id, Local.PasswordBytes).Should().Be(IceVerdict.Unauthorized);

        _agent.Selected.Should().Be(Home);
    }

    [Fact]
    public void A_lost_question_is_repeated_once_until_the_next_nomination()
    {
        Nominate(Moved);
        var first = Drain().Single(x => x.Class == StunClass.Request).Id;
        for (var i = 0; i < 100; i++)
        {
            _now += TimeSpan.FromMilliseconds(20);
            _agent.HandleTimeout(_now);
        }

        Drain().Should().ContainSingle().Which.Should().Be((StunClass.Request, Moved, first));
        Nominate(Moved);
        Answer(Moved, first).Should().Be(IceVerdict.Authentic, "an answer on a slow path counts as well");
        _agent.Selected.Should().Be(Moved);
    }

    [Fact]
    public void What_goes_to_an_unproven_address_is_less_than_three_times_what_comes_from_it()
    {
        var (come, gone) = (0, 0);
        var buffer = new byte[512];
        for (var i = 0; i < 1_000; i++)
        {
            _now += TimeSpan.FromMilliseconds(i % 7 * 40);
            come += Nominate(Moved).Length;
            _agent.HandleTimeout(_now);
            while (_agent.TryGetTransmit(buffer, out var length, out var to))
            {
                gone += to == Moved ? length : 0;
            }
        }

        ((double)gone / come).Should().BeLessThan(3).And.BeGreaterThan(0.5);
    }

    [Fact]
    public void A_remote_that_nominates_where_it_is_needs_no_answer()
    {
        Nominate(Moved);
        Nominate(Home);
        Drain();
        _now += TimeSpan.FromSeconds(1);
        _agent.HandleTimeout(_now);

        Drain().Should().BeEmpty("the question is forgotten");
        _agent.Selected.Should().Be(Home);
    }

    private byte[] Nominate(SocketEndpoint from)
    {
        var buffer = new byte[512];
        var writer = new StunWriter(buffer, StunClass.Request, StunTransactionId.Random());
        writer.AddUsername(Local.UfragBytes, Remote.UfragBytes);
        writer.AddIceControlling(9);
        writer.AddPriority(1);
        writer.AddUseCandidate();
        var check = buffer[..writer.Finish(Local.PasswordBytes)];
        _agent.HandleDatagram(_now, from, check).Should().Be(IceVerdict.Authentic);
        return check;
    }

    private IceVerdict Answer(SocketEndpoint from, StunTransactionId id, byte[]? key = null)
    {
        var buffer = new byte[512];
        var writer = new StunWriter(buffer, StunClass.SuccessResponse, id);
        writer.AddMappedAddress(Home);
        return _agent.HandleDatagram(_now, from, buffer.AsSpan(0, writer.Finish(key ?? Remote.PasswordBytes)));
    }

    private List<(StunClass Class, SocketEndpoint To, StunTransactionId Id)> Drain()
    {
        var sent = new List<(StunClass, SocketEndpoint, StunTransactionId)>();
        var buffer = new byte[512];
        while (_agent.TryGetTransmit(buffer, out var length, out var to))
        {
            StunMessage.TryParse(buffer.AsSpan(0, length), out var message).Should().BeTrue();
            sent.Add((message.Class, to, message.TransactionId));
        }

        return sent;
    }
}
