using Itog.Conference.Rooms;
using Itog.Conference.Tests.Virtual;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Rooms;

/// <summary>The division of a budget by itself: the slots are those of an expert who is in the room but not connected, so that nobody else chooses for them.</summary>
public sealed class LayerAllocationTests : IDisposable
{
    private readonly VirtualConference _conference = new();
    private readonly DownTrack _kim;
    private readonly DownTrack _face;
    private readonly DownTrack _interlocutor;
    private readonly LayerAllocation _allocation;
    private MediaTime _now;

    public LayerAllocationTests()
    {
        var child = _conference.Enter("child", Seat.Participant, simulcast: true);
        var interlocutor = _conference.Enter("interlocutor", Seat.Interlocutor, simulcast: true);
        foreach (var browser in new[] { child, interlocutor })
        {
            browser.Tracks[TrackSource.Camera].IsOn = browser.SmallCamera!.IsOn = true;
        }

        interlocutor.Tracks[TrackSource.Screen].IsOn = true;
        _conference.RunUntilConnected();
        var expert = _conference.Enter("expert", Seat.Expert);
        _conference.Loses = (toServer, datagram) => datagram[0] < 128;
        _conference.Run(TimeSpan.FromSeconds(5));
        _now = _conference.Now;
        var member = _conference.Core.Find(VirtualConference.Room, expert.Id)!;
        member.State.Should().Be(MemberState.Connecting);
        DownTrack Slot(Seat seat, TrackSource source) => member.DownTracks.Single(d => d.Slot == new Slot(seat, source));
        _kim = Slot(Seat.Interlocutor, TrackSource.Screen);
        _face = Slot(Seat.Participant, TrackSource.Camera);
        _interlocutor = Slot(Seat.Interlocutor, TrackSource.Camera);
        _allocation = new LayerAllocation([_kim, _face, _interlocutor]);
    }

    private long Kim => _kim.Source!.BestFlowing(_now).Rate;
    private long Small => _face.Source!.SmallestFlowing(_now).Rate;
    private long Large => _face.Source!.BestFlowing(_now).Rate;

    [Fact]
    public void Without_a_known_limit_everything_is_large_at_once()
    {
        _allocation.Allocate(_now, budget: null);

        Chosen.Should().Be("- h h");
        _allocation.WantedBitsPerSecond.Should().BeCloseTo(Kim + (2 * Large), 1000);
    }

    [Fact]
    public void A_line_of_which_little_is_known_begins_with_small_faces()
    {
        _allocation.Allocate(_now, Kim + (4 * Large));

        Chosen.Should().Be("- l l");
    }

    [Fact]
    public void The_KIM_is_given_even_where_there_is_no_room_for_it_and_the_faces_are_not()
    {
        _allocation.Allocate(_now, 0);

        Chosen.Should().Be("- 0 0");
    }

    [Fact]
    public void Every_face_is_seen_small_before_one_is_seen_large_and_the_child_becomes_large_first()
    {
        var enoughForOne = (long)((Kim + Large + Small) * 1.25);
        _allocation.Allocate(_now, enoughForOne);
        Chosen.Should().Be("- l l");

        Allocate(enoughForOne, seconds: 5);

        Chosen.Should().Be("- h l");
    }

    [Fact]
    public void More_is_given_only_when_it_has_been_affordable_for_two_seconds_and_one_after_the_other()
    {
        var plenty = (Kim + (2 * Large)) * 2;
        _allocation.Allocate(_now, plenty);

        Allocate(plenty, seconds: 1.9);
        Chosen.Should().Be("- l l");
        Allocate(plenty, seconds: 0.3);
        Chosen.Should().Be("- h l");
        Allocate(plenty, seconds: 1.2);
        Chosen.Should().Be("- h h");
    }

    [Fact]
    public void Less_is_given_at_once_and_a_face_goes_only_when_there_has_been_no_room_for_a_second()
    {
        _allocation.Allocate(_now, budget: null);
        _allocation.Allocate(_now, Kim + Large + Small);
        Allocate((long)((Kim + (2 * Small)) * 1.05), seconds: 0.2);
        Chosen.Should().Be("- l l");

        Allocate(Kim / 2, seconds: 0.9);
        Chosen.Should().Be("- l l");
        Allocate(Kim / 2, seconds: 0.4);
        Chosen.Should().Be("- 0 0");
    }

    [Fact]
    public void A_raise_that_proved_too_much_is_tried_later_each_time()
    {
        var (little, plenty) = ((long)((Kim + (2 * Small)) * 1.05), (Kim + (2 * Large)) * 2);
        _allocation.Allocate(_now, plenty);
        var waits = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            Allocate(little, seconds: 0.5);
            var fallen = _now;
            while (_face.Selected!.Rid != "h")
            {
                Allocate(plenty, seconds: 0.1);
            }

            waits.Add((_now - fallen).TotalSeconds);
        }

        waits.Should().BeInAscendingOrder();
        waits[2].Should().BeGreaterThan(waits[1] * 1.5);
    }

    [Fact]
    public void What_is_not_wished_takes_nothing_and_what_is_wished_small_stays_small()
    {
        (_face.Wish, _interlocutor.Wish) = (SlotWish.Off, SlotWish.Low);
        _allocation.Allocate(_now, budget: null);

        Chosen.Should().Be("- 0 l");
        _allocation.WantedBitsPerSecond.Should().BeCloseTo(Kim + Small, 1000);
    }

    public void Dispose() => _conference.Dispose();

    /// <summary>The layers of the КИМ (which has no name), the child and the interlocutor; 0: nothing.</summary>
    private string Chosen => string.Join(' ', new[] { _kim, _face, _interlocutor }.Select(s => s.Selected is { } layer ? layer.Rid ?? "-" : "0"));

    // The publishers go on meanwhile, so that their layers flow.
    private void Allocate(long budget, double seconds)
    {
        var end = _now + TimeSpan.FromSeconds(seconds);
        while (_now < end)
        {
            _conference.Run(TimeSpan.FromMilliseconds(100));
            _now = _conference.Now;
            _allocation.Allocate(_now, budget);
        }
    }
}
