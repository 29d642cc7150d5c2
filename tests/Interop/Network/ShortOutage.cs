using Itog.Interop.Room;

namespace Itog.Interop.Network;

/// <summary>The most frequent trouble of a home network, and what the recording of the picture tells of it; <see cref="BadNetworks"/> has the others and measures.</summary>
[Trait("Long", "network")]
public sealed class ShortOutage
{
    [Fact(Explicit = true)]
    public Task After_five_seconds_without_a_network_the_same_connection_sounds_again() => ExamRoom.HoldAsync(async room =>
    {
        using var exam = await DistantExam.BeginAsync(room, seed: 21);
        var place = exam.Place();
        var before = await exam.FiguresAsync();

        exam.Link.Cut();
        await exam.Link.AfterAsync(TimeSpan.FromSeconds(5));
        await exam.MendAsync();
        await exam.WaitUntilBackAsync();

        var since = await exam.FiguresAsync() - before;
        since.Participant.Connections.Should().Be(0, "the connection is the same");
        since.Station.Connections.Should().Be(0);
        // The cause is loss, or a pause when the camera comes back in another layer.
        var unseen = await KeptRecording.Only(room.Server).PictureGapAsync("participant/camera", TimeSpan.FromSeconds(3));
        unseen.TotalSeconds.Should().BeLessThan(10, "the outage is named in the recording of the picture, which goes on");
        exam.Place().Should().Be(place, "attempt, stage and variant belong to the day");
    });
}
