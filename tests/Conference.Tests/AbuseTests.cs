using System.Net;
using Itog.Conference.Rooms;
using Itog.Conference.Signalling;
using Itog.Conference.Tests.Virtual;
using Itog.Conference.Workers;
using Itog.WebRtc;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Stun;

namespace Itog.Conference.Tests;

/// <summary>What people who mean no good send to a worker, and what honest ones never feel of it.</summary>
public sealed class AbuseTests : IDisposable
{
    private static readonly Slot Voice = new(Seat.Participant, TrackSource.Microphone);
    private static readonly SocketEndpoint Stranger = SocketEndpoint.FromIPEndPoint(new(IPAddress.Parse("203.0.113.1"), 666));

    private readonly VirtualConference _conference = new();

    [Fact]
    public void A_flood_of_forged_checks_for_one_member_is_read_in_part_only_and_answered_never()
    {
        var (child, interlocutor) = Talk();
        var (sent, unread) = (_conference.DatagramsSent, _conference.Core.UnreadChecks);
        var heard = interlocutor.Get(Voice).Count;

        Flood(TimeSpan.FromSeconds(2), _ => ForgedCheck(child.RemoteUfrag), perMillisecond: 50);

        var read = 100_000 - (_conference.Core.UnreadChecks - unread);
        read.Should().BeInRange(CheckBudget.ForgedPerMember, 3 * CheckBudget.ForgedPerMember);
        interlocutor.Get(Voice).Count.Should().BeGreaterThan(heard + 90, "the call goes on");
        _conference.SentTo(Stranger).Should().Be(0);
        _conference.DatagramsSent.Should().BeGreaterThan(sent);
    }

    [Fact]
    public void A_member_whose_name_is_being_flooded_keeps_his_connection()
    {
        var (child, _) = Talk();

        Flood(TimeSpan.FromSeconds(10), _ => ForgedCheck(child.RemoteUfrag), perMillisecond: 10);

        _conference.Events.Should().NotContain(e => e is RoomEvent.MemberDisconnected, "checks from his proven address are always read");
    }

    [Fact]
    public void An_overheard_check_sent_again_and_again_is_answered_two_hundred_times_a_second_at_most()
    {
        var (child, interlocutor) = Talk();
        var (check, heard) = (child.LastCheck, interlocutor.Get(Voice).Count);

        Flood(TimeSpan.FromSeconds(2), _ => check, perMillisecond: 50);

        var most = 3 * CheckBudget.ForgedPerMember / CheckBudget.CostOfRightOne;
        _conference.SentTo(Stranger).Should().BeInRange(1, 2 * most, "an answer each, and a question where it asks for media");
        interlocutor.Get(Voice).Count.Should().BeGreaterThan(heard + 90, "the call goes on");
        _conference.Events.Should().NotContain(e => e is RoomEvent.MemberDisconnected);
    }

    [Fact]
    public void A_newcomer_connects_beside_a_flood_in_another_s_name()
    {
        var (child, _) = Talk();
        var expert = _conference.Enter("expert", Seat.Expert);

        FloodUntil(() => expert.IsConnected, _ => ForgedCheck(child.RemoteUfrag), perMillisecond: 50);
    }

    [Fact]
    public void Checks_for_nobody_hellos_and_garbage_from_strangers_are_strays_and_get_no_answer()
    {
        var (_, interlocutor) = Talk();
        var (strays, heard) = (_conference.Core.Strays, interlocutor.Get(Voice).Count);
        var kinds = new[] { ForgedCheck("nobody"), [22, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1], [0x80, 111, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9], [0xFF, 0xFF], [] };

        Flood(TimeSpan.FromSeconds(1), i => kinds[i % kinds.Length], perMillisecond: 50);

        (_conference.Core.Strays - strays).Should().Be(50_000);
        _conference.SentTo(Stranger).Should().Be(0);
        interlocutor.Get(Voice).Count.Should().BeGreaterThan(heard + 40);
    }

    [Fact]
    public void An_authentic_member_s_unknown_streams_are_dropped_and_remembered_in_bounded_memory()
    {
        var (child, interlocutor) = Talk();
        var heard = interlocutor.Get(Voice).Count;
        for (var i = 0u; i < 5_000; i++)
        {
            child.SendRtp([0x80, 111, 0, 1, 0, 0, 0, 0, (byte)(i >> 24), (byte)(i >> 16), (byte)(i >> 8), (byte)i, 1, 2, 3]);
        }

        _conference.Run(TimeSpan.FromSeconds(1));

        interlocutor.Get(Voice).Count.Should().BeGreaterThan(heard + 40, "his voice has its place");
        _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members.Single(m => m.Member == child.Id).PacketsRefused.Should().BePositive();
    }

    [Fact]
    public void Ten_thousand_who_never_come_do_not_keep_out_who_does()
    {
        using var conference = new VirtualConference(o => o.MaxConnecting = 500);
        var refused = 0;
        for (var i = 0; i < 10_000; i++)
        {
            refused += JoinAndNeverCome(conference, i) is { Refusal.Code: JoinRefusal.Busy } ? 1 : 0;
            if (i % 20 == 0)
            {
                conference.Run(TimeSpan.FromMilliseconds(100));
            }
        }

        conference.Core.Connecting.Should().Be(500);
        refused.Should().BeGreaterThan(0, "faster than places become free they are refused");
        conference.Run(TimeSpan.FromSeconds(5));
        var expert = conference.Enter("expert", Seat.Expert);
        conference.RunUntil(() => expert.IsConnected);

        conference.Run(conference.Options.ConnectWithin + TimeSpan.FromSeconds(1));
        conference.Core.Connecting.Should().Be(0, "nobody waits longer than allowed");
        conference.Core.Statistics(conference.Now, VirtualConference.Room).Members.Should().ContainSingle();
    }

    [Fact]
    public void A_member_who_waits_to_connect_is_small()
    {
        const int waiting = 1_000;
        using var conference = new VirtualConference();
        JoinAndNeverCome(conference, -1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < waiting; i++)
        {
            JoinAndNeverCome(conference, i);
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / waiting;
        TestContext.Current.TestOutputHelper?.WriteLine($"{each} bytes a waiting member");
        each.Should().BeInRange(1_000, 48_000);
    }

    [Fact]
    public void A_whole_school_behind_one_address_comes_in_at_once()
    {
        const int school = 600;
        var address = IPAddress.Parse("198.51.100.77");
        using var conference = new VirtualConference { NextAddress = i => new(address, 1_024 + i) };
        var browsers = Enumerable.Range(0, school).Select(i => conference.Enter($"child {i}", Seat.Participant, [TrackSource.Microphone], [], room: new($"room {i}"))).ToList();

        conference.RunUntil(() => browsers.TrueForAll(b => b.IsConnected), most: 10);

        conference.Core.UnreadChecks.Should().Be(0);
        conference.Core.Connecting.Should().Be(0);
    }

    [Fact]
    public void A_room_takes_no_more_members_than_it_has_places_but_always_an_old_one_s_new_connection()
    {
        using var conference = new VirtualConference(o => o.MaxRoomMembers = 3);
        var members = Enumerable.Range(0, 3).Select(i => conference.Enter($"observer {i}", Seat.Observer)).ToList();
        var late = new TestBrowser(conference, new("late"), Seat.Observer, [], [Voice]);

        conference.Join(late.Id, Seat.Observer, late.Offer).Refusal!.Code.Should().Be(JoinRefusal.RoomFull);
        conference.Enter(members[1].Id.Value, Seat.Observer);
        conference.Core.Statistics(conference.Now, VirtualConference.Room).Members.Should().HaveCount(3);
    }

    public void Dispose() => _conference.Dispose();

    private static JoinResult JoinAndNeverCome(VirtualConference conference, int number)
    {
        var browser = new TestBrowser(conference, new($"ghost {number}"), Seat.Participant, [TrackSource.Microphone, TrackSource.Camera], [.. SeatPermissions.For(Seat.Participant).Receive]);
        return conference.Join(browser.Id, Seat.Participant, browser.Offer, new($"ghosts {number}"));
    }

    private static byte[] ForgedCheck(string ufrag)
    {
        var buffer = new byte[512];
        var writer = new StunWriter(buffer, StunClass.Request, StunTransactionId.Random());
        writer.AddUsername(System.Text.Encoding.ASCII.GetBytes(ufrag), "abcd"u8);
        writer.AddIceControlling(1);
        writer.AddPriority(1);
        writer.AddUseCandidate();
        return buffer[..writer.Finish("a password made up by somebody"u8)];
    }

    private void Flood(TimeSpan duration, Func<int, byte[]> make, int perMillisecond)
    {
        var end = _conference.Now + duration;
        FloodUntil(() => _conference.Now >= end, make, perMillisecond);
    }

    private void FloodUntil(Func<bool> condition, Func<int, byte[]> make, int perMillisecond)
    {
        var sent = 0;
        var last = _conference.Now + TimeSpan.FromSeconds(30);
        while (!condition())
        {
            _conference.Now.Should().BeLessThan(last, "the condition should hold in time");
            for (var i = 0; i < perMillisecond; i++)
            {
                _conference.Core.HandleDatagram(_conference.Now, Stranger, (byte[])make(sent++).Clone());
            }

            _conference.Run(TimeSpan.FromMilliseconds(1));
        }
    }

    private (TestBrowser Child, TestBrowser Interlocutor) Talk()
    {
        var child = _conference.Enter("child", Seat.Participant);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor);
        child.Tracks[TrackSource.Microphone].IsOn = true;
        _conference.RunUntil(() => interlocutor.Get(Voice).Count > 10);
        return (child, interlocutor);
    }
}
