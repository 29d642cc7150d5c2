using Itog.Conference.Tests.Virtual;

namespace Itog.Conference.Tests;

/// <summary>Alone in the process, as what the other tests hold would be counted too.</summary>
[Collection(nameof(AllocationTests))]
public sealed class MemoryTests
{
    private const int Rooms = 4;

    [Fact]
    public void A_room_that_talks_and_is_watched_holds_less_than_600_KB_of_managed_memory()
    {
        using var conference = new VirtualConference();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Rooms; i++)
        {
            FillRoom(conference, new RoomId($"room-{i}"));
        }

        conference.RunUntilConnected();
        conference.Run(TimeSpan.FromSeconds(8));
        conference.ForgetBrowsers();

        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(conference.Core);
        (held / Rooms).Should().BeLessThan(600 * 1024);
    }

    // A child and an interlocutor who are heard and seen, the КИМ, an expert, and a technician who watches them all.
    private static void FillRoom(VirtualConference conference, RoomId room)
    {
        var child = conference.Enter($"child of {room}", Seat.Participant, room: room);
        var interlocutor = conference.Enter($"interlocutor of {room}", Seat.Interlocutor, room: room);
        var expert = conference.Enter($"expert of {room}", Seat.Expert, room: room);
        conference.Enter($"technician of {room}", Seat.Technician, room: room);
        foreach (var browser in new[] { child, interlocutor, expert })
        {
            browser.SendsReports = true;
            foreach (var (source, track) in browser.Tracks)
            {
                track.IsOn = true;
                track.Frames = TimeSpan.FromMilliseconds(source == TrackSource.Screen ? 200 : 40);
            }
        }
    }
}
