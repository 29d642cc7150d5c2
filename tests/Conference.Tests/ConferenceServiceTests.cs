using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Itog.Conference.Tests.Virtual;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Itog.Conference.Tests;

public sealed class ConferenceServiceTests
{
    private static readonly RoomId Room = new("a-12");
    private static readonly MediaLine[] Lines = [new("0", MediaLineDirection.Publish, TrackSource.Microphone)];
    private static readonly JoinOffer Offer = new(OfferText.Write(Lines), Lines);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_an_offer_with_the_addresses_of_the_configuration_and_the_chosen_port()
    {
        await using var service = await StartAsync(("Conference:PublicAddresses:0", "198.51.100.7"));

        var result = await service.JoinAsync(Room, new("child"), Seat.Participant, Offer, Token);

        result.Accepted.Should().BeTrue();
        result.Answer!.Sdp.Should().Contain($"198.51.100.7 {service.Endpoints.Single().Port} typ host").And.NotContain("127.0.0.1 " + service.Endpoints.Single().Port);
        (await service.RosterAsync(Room)).Should().ContainSingle().Which.State.Should().Be(MemberState.Connecting);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("127.0.0.1", 0)]
    [InlineData("127.0.0.1,127.0.0.2", 0)]
    [InlineData("127.0.0.1,127.0.0.2", 1)]
    [InlineData("::1", 0)]
    [InlineData("::1,127.0.0.1", 1)]
    [InlineData("127.0.0.1,::1", 1)]
    public async Task Carries_sound_and_picture_between_two_sockets_by_each_address(string bound, int address)
    {
        Assert.SkipUnless(!bound.Contains("127.0.0.2", StringComparison.Ordinal) || OperatingSystem.IsLinux(), "Only Linux has all of 127.0.0.0/8.");
        Assert.SkipUnless(!bound.Contains("::1", StringComparison.Ordinal) || Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using var service = await StartAsync(("Conference:BindAddress", bound));
        var recorder = new RecordingSubscriber(_ => true);
        await using var attachment = await service.AttachAsync(Room, recorder);
        using var network = new SocketNetwork(service, address);
        var child = await network.EnterAsync(Room, "child", Seat.Participant);
        var interlocutor = await network.EnterAsync(Room, "interlocutor", Seat.Interlocutor);
        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = true;
        var (voice, face) = (new Slot(Seat.Participant, TrackSource.Microphone), new Slot(Seat.Participant, TrackSource.Camera));

        network.RunUntil(() => interlocutor.Get(voice).Count >= 20 && interlocutor.Get(face).Count >= 20, TestContext.Current.CancellationToken);

        (await service.StatisticsAsync(Room)).Members.Should().HaveCount(2).And.OnlyContain(m => m.State == MemberState.Connected);
        child.Tracks[TrackSource.Microphone].Payloads.Should().ContainEquivalentOf(interlocutor.Get(voice)[^1].Payload);
        child.Close();
        network.RunUntil(() => child.IsGone, TestContext.Current.CancellationToken);
        await service.StopAsync(Token);
        recorder.Of(voice).Count().Should().BeGreaterThanOrEqualTo(20);
    }

    [Fact(Timeout = 60_000)]
    public async Task Is_reached_through_a_forwarded_port_of_another_address()
    {
        using var router = new PortForwarder(IPAddress.Loopback);
        await using var service = await StartAsync(("Conference:PublicAddresses:0", $"{router.Outer}"));
        router.ForwardTo(service.Endpoints.Single());
        using var network = new SocketNetwork(service, server: router.Outer);
        var answer = (await service.JoinAsync(Room, new("expert"), Seat.Participant, Offer, Token)).Answer!.Sdp;
        answer.Should().Contain($"127.0.0.1 {router.Outer.Port} typ host").And.NotContain($"127.0.0.1 {service.Endpoints.Single().Port} ");
        await service.LeaveAsync(Room, new("expert"));
        var child = await network.EnterAsync(Room, "child", Seat.Participant);
        var interlocutor = await network.EnterAsync(Room, "interlocutor", Seat.Interlocutor);
        child.Tracks[TrackSource.Microphone].IsOn = true;

        network.RunUntil(() => interlocutor.Get(new Slot(Seat.Participant, TrackSource.Microphone)).Count >= 20, TestContext.Current.CancellationToken);

        router.Carried.Should().BeGreaterThan(40);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("127.0.0.1", "Auto")]
    [InlineData("::1", "Auto")]
    [InlineData("127.0.0.1", "Portable")]
    public async Task Carries_sound_and_picture_over_TCP_and_ends_the_connection_with_its_member(string bound, string way)
    {
        await using var service = await StartAsync(("Conference:BindAddress", bound), ("Conference:Sockets", way));
        var answer = (await service.JoinAsync(Room, new("expert"), Seat.Participant, Offer, Token)).Answer!.Sdp;
        var udp = service.Endpoints.Single();
        answer.Should().MatchRegex($@"(?s)1 1 udp 2130706431 {udp.Address} {udp.Port} typ host\r\na=candidate:2 1 tcp 15\d+ {udp.Address} \d+ typ host tcptype passive\r\na=end-of");
        var port = int.Parse(Regex.Match(answer, @" (\d+) typ host tcptype passive").Groups[1].Value, CultureInfo.InvariantCulture);
        await service.LeaveAsync(Room, new("expert"));
        using var network = new SocketNetwork(service, server: new IPEndPoint(udp.Address, port), tcp: true);
        var child = await network.EnterAsync(Room, "child", Seat.Participant);
        var interlocutor = await network.EnterAsync(Room, "interlocutor", Seat.Interlocutor);
        child.Tracks[TrackSource.Microphone].IsOn = child.Tracks[TrackSource.Camera].IsOn = interlocutor.Tracks[TrackSource.Microphone].IsOn = true;
        var (voice, face) = (new Slot(Seat.Participant, TrackSource.Microphone), new Slot(Seat.Participant, TrackSource.Camera));

        network.RunUntil(
            () => interlocutor.Get(voice).Count >= 20 && interlocutor.Get(face).Count >= 20 && child.Get(new(Seat.Interlocutor, TrackSource.Microphone)).Count >= 20,
            TestContext.Current.CancellationToken);

        await service.LeaveAsync(Room, child.Id);
        network.RunUntil(() => child.IsGone && network.IsOver(child), TestContext.Current.CancellationToken);
        network.IsOver(interlocutor).Should().BeFalse();
    }

    [Fact]
    public async Task Announces_no_TCP_when_it_is_turned_off()
    {
        await using var service = await StartAsync(("Conference:Tcp", "false"));

        (await service.JoinAsync(Room, new("child"), Seat.Participant, Offer, Token)).Answer!.Sdp.Should().NotContain("tcptype");
    }

    [Fact]
    public async Task Gives_each_worker_its_own_forwarded_port()
    {
        await using var service = await StartAsync(("Conference:Workers", "2"), ("Conference:PublicAddresses:0", "[2001:db8::5]:9000"));

        var ports = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            var answer = (await service.JoinAsync(new($"room {i}"), new("child"), Seat.Participant, Offer, Token)).Answer!.Sdp;
            ports.Add(answer.Contains("2001:db8::5 9000 typ host", StringComparison.Ordinal) ? "9000" : answer.Contains("2001:db8::5 9001 typ host", StringComparison.Ordinal) ? "9001" : answer);
        }

        ports.Should().BeEquivalentTo("9000", "9001");
    }

    [Theory]
    [InlineData("Conference:PublicAddresses:0", "school.example", "'school.example'*203.0.113.5:9000*")]
    [InlineData("Conference:PublicAddresses:0", "203.0.113.5:99999", "*PublicAddresses:0 '203.0.113.5:99999'*a port is between*")]
    [InlineData("Conference:PublicAddresses:0", "203.0.113.5:65535", "*2 media workers*lower port*")]
    [InlineData("Conference:BindAddress", "everything", "*BindAddress 'everything'*'::'*")]
    public async Task An_address_that_cannot_be_used_fails_the_start_with_how_to_write_it(string key, string value, string message)
    {
        await using var provider = Provider(("Conference:Workers", "2"), (key, value));

        provider.Invoking(p => p.GetRequiredService<ConferenceService>()).Should().Throw<OptionsValidationException>().WithMessage("*" + message);
    }

    [Fact]
    public async Task Calls_after_the_end_find_nobody_and_do_not_fail()
    {
        await using var service = await StartAsync();
        await service.StopAsync(Token);

        await service.LeaveAsync(Room, new("child"));
        (await service.RosterAsync(Room)).Should().BeEmpty();
        (await service.StatisticsAsync(Room)).Members.Should().BeEmpty();
    }

    [Fact]
    public async Task A_refusal_makes_no_room()
    {
        await using var service = await StartAsync();

        var result = await service.JoinAsync(Room, new("expert"), Seat.Expert, Offer, Token);

        result.Accepted.Should().BeFalse();
        result.Refusal!.Code.Should().Be(JoinRefusal.MayNotPublish);
        (await service.StatisticsAsync(Room)).Members.Should().BeEmpty();
    }

    [Fact]
    public async Task Tells_who_left_and_why()
    {
        await using var service = await StartAsync();
        var events = service.Subscribe(Token);
        await service.JoinAsync(Room, new("child"), Seat.Participant, Offer, Token);
        await service.JoinAsync(Room, new("child"), Seat.Participant, Offer, Token);
        await service.LeaveAsync(Room, new("child"));
        await service.LeaveAsync(Room, new("nobody"));

        (await events.ReadAsync(Token)).Should().BeOfType<RoomEvent.MemberLeft>().Which.Reason.Should().Be(LeaveReason.Replaced);
        (await events.ReadAsync(Token)).Should().BeOfType<RoomEvent.MemberLeft>().Which.Reason.Should().Be(LeaveReason.Removed);
    }

    [Fact]
    public async Task Waits_for_its_start_rather_than_failing()
    {
        await using var provider = Provider();
        var service = provider.GetRequiredService<ConferenceService>();
        var attaching = service.AttachAsync(Room, new RecordingSubscriber(_ => true));
        attaching.IsCompleted.Should().BeFalse();

        await service.StartAsync(Token);

        await (await attaching).DisposeAsync();
    }

    [Fact]
    public async Task Stopping_lets_everyone_go_and_refuses_newcomers()
    {
        await using var service = await StartAsync();
        var events = service.Subscribe(Token);
        await service.JoinAsync(Room, new("child"), Seat.Participant, Offer, Token);
        var attachment = await service.AttachAsync(Room, new RecordingSubscriber(_ => true));

        await service.StopAsync(Token);

        (await events.ReadAsync(Token)).Should().BeOfType<RoomEvent.MemberLeft>().Which.Reason.Should().Be(LeaveReason.Stopping);
        (await service.JoinAsync(Room, new("late"), Seat.Participant, Offer, Token)).Refusal!.Code.Should().Be(JoinRefusal.Stopping);
        await attachment.DisposeAsync();
    }

    [Fact]
    public async Task Spreads_rooms_over_its_workers_ports()
    {
        await using var service = await StartAsync(("Conference:Workers", "2"), ("Conference:PublicAddresses:0", "198.51.100.7"));
        service.Endpoints.Select(e => e.Port).Should().OnlyHaveUniqueItems().And.HaveCount(2);

        var ports = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            var answer = (await service.JoinAsync(new($"room {i}"), new("child"), Seat.Participant, Offer, Token)).Answer!.Sdp;
            ports.Add(service.Endpoints.Single(e => answer.Contains($"198.51.100.7 {e.Port} ", StringComparison.Ordinal)).Port);
        }

        ports.Distinct().Should().HaveCount(2);
    }

    [Fact]
    public async Task Runs_a_worker_for_each_core_unless_told_otherwise()
    {
        await using var service = await StartAsync(("Conference:Workers", "0"));

        service.Endpoints.Should().HaveCount(Environment.ProcessorCount);
    }

    [Fact]
    public async Task A_port_already_taken_fails_the_start()
    {
        await using var first = await StartAsync();
        await using var provider = Provider(("Conference:Port", $"{first.Endpoints.Single().Port}"));

        await provider.GetRequiredService<ConferenceService>().Awaiting(s => s.StartAsync(Token)).Should().ThrowAsync<SocketException>();
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        using var provider = Provider(("Conference:Workers", "-1"));

        provider.Invoking(p => p.GetRequiredService<IOptions<ConferenceOptions>>().Value).Should().Throw<OptionsValidationException>();
    }

    private static async Task<ConferenceService> StartAsync(params (string Key, string Value)[] settings)
    {
        var service = Provider(settings).GetRequiredService<ConferenceService>();
        await service.StartAsync(Token);
        return service;
    }

    private static ServiceProvider Provider(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Conference:BindAddress", "127.0.0.1"), new("Conference:Workers", "1")])
            .AddInMemoryCollection([.. settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))])
            .Build();
        return new ServiceCollection().AddLogging().AddConference(configuration).BuildServiceProvider();
    }
}
