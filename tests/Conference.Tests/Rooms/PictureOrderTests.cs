using Itog.Conference.Rooms;
using Itog.Conference.Tests.Virtual;

namespace Itog.Conference.Tests.Rooms;

/// <summary>Which picture a receiver's line is given first.</summary>
public sealed class PictureOrderTests : IDisposable
{
    private readonly VirtualConference _conference = new();

    public void Dispose() => _conference.Dispose();

    [Theory]
    [InlineData(Seat.Participant, "signInterpreter/camera interlocutor/screen interlocutor/camera assistant/camera")]
    [InlineData(Seat.Expert, "interlocutor/screen participant/camera signInterpreter/camera interlocutor/camera assistant/camera")]
    public void The_interpreter_comes_first_to_the_child_who_hears_by_him_and_the_kim_to_all_others(Seat receiver, string order)
    {
        var joined = _conference.Enter("receiver", receiver);
        _conference.RunUntilConnected();

        var pictures = _conference.Core.Find(VirtualConference.Room, joined.Id)!.DownTracks.Where(d => d.IsVideo).OrderBy(d => d.RankFor(receiver));
        string.Join(' ', pictures.Select(p => p.Slot)).Should().Be(order);
    }
}
