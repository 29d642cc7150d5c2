using System.Net;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Stun;

namespace Itog.WebRtc.Tests.Ice;

public class IceAgentTests
{
    private static readonly IceCredentials Local = IceCredentials.Create();
    private static readonly IceCredentials Remote = IceCredentials.Create();
    private static readonly SocketEndpoint Home = SocketEndpoint.FromIPEndPoint(IPEndPoint.Parse("198.51.100.1:1000"));
    private static readonly SocketEndpoint Mobile = SocketEndpoint.FromIPEndPoint(IPEndPoint.Parse("[2001:db8::5]:2000"));
    private static readonly StunTransactionId Transaction = new(1, 2);

    private readonly IceAgent _agent = new(IceRole.Lite, Local, Remote, default, default);
    private MediaTime _now;

    private delegate void Write(ref StunWriter writer);

    [Fact]
    public void The_first_valid_check_makes_its_address_usable_before_any_nomination()
    {
        Check(Home).Should().Be(IceVerdict.Authentic);

        _agent.Selected.Should().Be(Home);
        Events().Should().Equal(new IceEvent(IceEventKind.Validated, Home), new IceEvent(IceEventKind.Selected, Home));
        TakeAnswer(out var to).Should().Be((StunClass.SuccessResponse, 0));
        to.Should().Be(Home);
    }

    [Fact]
    public void The_last_nominated_address_is_selected()
    {
        Check(Home);
        Check(Mobile);
        _agent.Selected.Should().Be(Home, "a check without USE-CANDIDATE nominates nothing");

        Check(Mobile, nominate: true);
        _agent.Selected.Should().Be(Mobile);

        Check(Home, nominate: true);
        _agent.Selected.Should().Be(Home);
        _agent.IsValidated(Mobile).Should().BeTrue();
    }

    [Fact]
    public void The_answer_tells_the_remote_its_address()
    {
        Check(Mobile);
        var buffer = new byte[512];
        _agent.TryGetTransmit(buffer, out var length, out _).Should().BeTrue();

        StunMessage.TryParse(buffer.AsSpan(0, length), out var answer).Should().BeTrue();
        answer.TransactionId.Should().Be(Transaction);
        answer.MappedAddress.Should().Be(Mobile);
        answer.HasValidIntegrity(Local.PasswordBytes).Should().BeTrue();
        answer.HasValidFingerprint.Should().BeTrue();
    }

    [Fact]
    public void A_wrong_password_or_username_validates_nothing_and_is_not_answered()
    {
        Handle(Home, Remote.PasswordBytes, static (ref StunWriter w) => w.AddUsername(Local.UfragBytes, Remote.UfragBytes))
            .Should().Be(IceVerdict.Unauthorized);
        Handle(Home, Local.PasswordBytes, static (ref StunWriter w) => w.AddUsername("other"u8, Remote.UfragBytes))
            .Should().Be(IceVerdict.Unauthorized);
        Handle(Home, [], static (ref StunWriter _) => { }).Should().Be(IceVerdict.Unauthorized);

        _agent.TryGetTransmit(new byte[512], out _, out _).Should().BeFalse("the source may be forged");
        _agent.IsValidated(Home).Should().BeFalse();
        _agent.Selected.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void A_remote_that_thinks_itself_controlled_is_told_of_the_conflict()
    {
        Handle(Home, Local.PasswordBytes, static (ref StunWriter w) =>
        {
            w.AddUsername(Local.UfragBytes, Remote.UfragBytes);
            w.AddIceControlled(5);
        });

        TakeAnswer(out _).Should().Be((StunClass.ErrorResponse, 487));
        _agent.IsValidated(Home).Should().BeFalse();
    }

    [Fact]
    public void Unknown_attributes_that_must_be_understood_are_420()
    {
        // ERROR-CODE's neighbour 0x0014 (REALM) is one that ICE does not use.
        Handle(Home, Local.PasswordBytes, static (ref StunWriter w) =>
        {
            w.AddUsername(Local.UfragBytes, Remote.UfragBytes);
            w.AddEmpty(0x0014);
        });

        TakeAnswer(out _).Should().Be((StunClass.ErrorResponse, 420));
        _agent.IsValidated(Home).Should().BeFalse();
    }

    [Fact]
    public void A_check_without_fingerprint_is_dropped()
    {
        var buffer = new byte[512];
        var writer = new StunWriter(buffer, StunClass.Request, Transaction);
        writer.AddUsername(Local.UfragBytes, Remote.UfragBytes);
        var length = writer.Finish(Local.PasswordBytes);
        buffer[length - 1] ^= 1;

        _agent.HandleDatagram(_now, Home, buffer.AsSpan(0, length)).Should().Be(IceVerdict.Malformed);
        _agent.TryGetTransmit(buffer, out _, out _).Should().BeFalse();
    }

    [Fact]
    public void Addresses_are_few_and_the_selected_one_stays()
    {
        Check(Home, nominate: true);
        for (ushort port = 1; port <= IcePaths.Capacity + 12; port++)
        {
            _now += TimeSpan.FromMilliseconds(400);
            Check(SocketEndpoint.FromAddress(IPAddress.Loopback, port));
            while (_agent.TryGetTransmit(new byte[512], out _, out _))
            {
            }
        }

        _agent.IsValidated(Home).Should().BeTrue();
        _agent.IsValidated(SocketEndpoint.FromAddress(IPAddress.Loopback, IcePaths.Capacity + 12)).Should().BeTrue();
        _agent.IsValidated(SocketEndpoint.FromAddress(IPAddress.Loopback, 1)).Should().BeFalse();
        var events = Events();
        var alive = events.Count(x => x.Kind == IceEventKind.Validated) - events.Count(x => x.Kind == IceEventKind.Expired);
        alive.Should().Be(IcePaths.Capacity);
    }

    [Fact]
    public void An_address_without_checks_expires_unless_it_is_selected()
    {
        Check(Home, nominate: true);
        Check(Mobile);
        for (var i = 0; i < 3; i++)
        {
            _now = _agent.NextTimeout;
            _agent.HandleTimeout(_now);
        }

        _agent.IsValidated(Home).Should().BeTrue();
        _agent.IsValidated(Mobile).Should().BeFalse();
        Events().Should().Contain(new IceEvent(IceEventKind.Expired, Mobile));
    }

    [Fact]
    public void Answers_that_nobody_drains_are_bounded_and_counted()
    {
        for (var i = 0; i < 100; i++)
        {
            Check(Home);
        }

        var answers = 0;
        while (_agent.TryGetTransmit(new byte[512], out _, out _))
        {
            answers++;
        }

        answers.Should().BeLessThan(100);
        (answers + _agent.Overflows).Should().Be(100 + 1, "the first check is greeted as well");
    }

    [Fact]
    public void Greets_the_first_address_alone_by_a_check_so_that_it_need_not_wait_to_nominate()
    {
        Check(Home);
        TakeAnswer(out _);
        var buffer = new byte[512];
        _agent.TryGetTransmit(buffer, out var length, out var to).Should().BeTrue();
        to.Should().Be(Home);
        StunMessage.TryParse(buffer.AsSpan(0, length), out var greeting).Should().BeTrue();
        greeting.Class.Should().Be(StunClass.Request);
        greeting.IceControlled.Should().NotBeNull();
        greeting.UseCandidate.Should().BeFalse();
        greeting.HasValidIntegrity(Remote.PasswordBytes).Should().BeTrue();

        _now += TimeSpan.FromMilliseconds(30);
        Respond(greeting.TransactionId, Local.PasswordBytes).Should().Be(IceVerdict.Unauthorized);
        Respond(greeting.TransactionId, Remote.PasswordBytes).Should().Be(IceVerdict.Authentic);
        _agent.RoundTrip.Should().Be(TimeSpan.FromMilliseconds(30));
        Respond(greeting.TransactionId, Remote.PasswordBytes).Should().Be(IceVerdict.Unauthorized);

        Check(Mobile);
        TakeAnswer(out _).Class.Should().Be(StunClass.SuccessResponse);
        _agent.TryGetTransmit(buffer, out _, out _).Should().BeFalse();
    }

    private IceVerdict Check(SocketEndpoint from, bool nominate = false) => Handle(from, Local.PasswordBytes, (ref StunWriter w) =>
    {
        w.AddUsername(Local.UfragBytes, Remote.UfragBytes);
        w.AddIceControlling(9);
        w.AddPriority(1);
        if (nominate)
        {
            w.AddUseCandidate();
        }
    });

    private IceVerdict Handle(SocketEndpoint from, byte[] key, Write write)
    {
        var buffer = new byte[512];
        var writer = new StunWriter(buffer, StunClass.Request, Transaction);
        write(ref writer);
        return _agent.HandleDatagram(_now, from, buffer.AsSpan(0, writer.Finish(key)));
    }

    private IceVerdict Respond(StunTransactionId transaction, byte[] key)
    {
        var buffer = new byte[512];
        var writer = new StunWriter(buffer, StunClass.SuccessResponse, transaction);
        writer.AddMappedAddress(Home);
        return _agent.HandleDatagram(_now, Home, buffer.AsSpan(0, writer.Finish(key)));
    }

    private (StunClass Class, int ErrorCode) TakeAnswer(out SocketEndpoint to)
    {
        var buffer = new byte[512];
        _agent.TryGetTransmit(buffer, out var length, out to).Should().BeTrue();
        StunMessage.TryParse(buffer.AsSpan(0, length), out var answer).Should().BeTrue();
        answer.HasValidFingerprint.Should().BeTrue();
        return (answer.Class, answer.ErrorCode);
    }

    private List<IceEvent> Events()
    {
        var events = new List<IceEvent>();
        while (_agent.TryGetEvent(out var e))
        {
            events.Add(e);
        }

        return events;
    }
}
