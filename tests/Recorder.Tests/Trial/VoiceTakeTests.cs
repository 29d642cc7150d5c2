using Itog.Conference;
using Itog.Recorder.Tests.Support;
using Itog.Recorder.Trial;
using Itog.WebRtc;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Itog.Recorder.Tests.Trial;

/// <summary>A test recording: heard and judged as an answer is, and never on a disk.</summary>
public sealed class VoiceTakeTests
{
    private readonly FakeRoom _room = new(new FakeTimeProvider());

    [Fact]
    public async Task A_clear_voice_is_heard_whole_and_has_no_faults()
    {
        var taken = await TakeAsync(new Sender { Count = 300 }.Send());

        taken!.Faults.Should().BeEmpty();
        taken.LostShare.Should().Be(0);
        taken.Length.Should().BeCloseTo(TimeSpan.FromSeconds(6), TimeSpan.FromMilliseconds(50));
        taken.Wav.Should().HaveCountGreaterThan(44).And.StartWith("RIFF"u8.ToArray());
        taken.Level.LoudDecibels.Should().BeInRange(-25, -8);
    }

    [Fact]
    public async Task Lost_packets_are_told_and_leave_the_rest_in_its_place()
    {
        var taken = await TakeAsync(new Sender { Count = 300 }.Send().Where(p => p.Sequence % 10 != 3));

        taken!.LostShare.Should().BeApproximately(0.1, 0.01);
        taken.Faults.Should().Contain(RecordingFault.SoundMissing);
        taken.Length.Should().BeCloseTo(TimeSpan.FromSeconds(6), TimeSpan.FromMilliseconds(80));
    }

    [Fact]
    public async Task Packets_that_overtake_each_other_are_put_in_order()
    {
        var sent = new Sender { Count = 300 }.Send().ToList();
        var swapped = sent.Chunk(2).SelectMany(pair => pair.Reverse());

        (await TakeAsync(swapped))!.Wav.Should().Equal((await TakeAsync(sent))!.Wav);
    }

    [Fact]
    public async Task A_microphone_that_gives_a_hum_is_not_heard()
    {
        // The part of a second that holds no chirp.
        var taken = await TakeAsync(new Sender { Count = 300 }.Send().Select(p => p with { Payload = Chirps.Packets[2] }));

        taken!.Faults.Should().Equal(RecordingFault.ParticipantNotHeard);
    }

    [Fact]
    public async Task Nothing_comes_of_a_room_in_which_nobody_speaks()
    {
        (await TakeAsync([])).Should().BeNull();
        (await TakeAsync(new Sender { Count = 50, Seat = Seat.Interlocutor }.Send())).Should().BeNull("only the participant is recorded");
    }

    private async Task<TakenVoice?> TakeAsync(IEnumerable<SentPacket> packets)
    {
        await using var take = await new VoiceTakes(_room, Options.Create(new RecorderOptions())).BeginAsync(new RoomId("call"));
        foreach (var packet in packets)
        {
            _room.Deliver(packet, new MediaTime((long)(packet.ArrivalMs * 1_000_000)));
        }

        var taken = await take.EndAsync(TestContext.Current.CancellationToken);
        _room.Attached.Should().Be(0);
        return taken;
    }
}
