using Itog.Conference;
using Itog.Recorder.Quality;
using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests.Quality;

/// <summary>What is told while a voice is recorded, and how soon: in virtual time, from packets alone.</summary>
public sealed class LiveTests
{
    private const double Wrong = 12_000;
    private const double Soon = 5_000;

    /// <summary>How a voice of a minute is spoiled from the twelfth second on; the level of speech is −20 dBov.</summary>
    public static TheoryData<string, SoundFault> Spoilers => new()
    {
        { "cut", SoundFault.Missing },
        { "muted", SoundFault.Dead },
        { "overloaded", SoundFault.Clipped },
        { "lossy", SoundFault.Lossy },
    };

    [Theory]
    [MemberData(nameof(Spoilers))]
    public async Task A_fault_is_told_within_five_seconds_and_its_end_as_well(string how, SoundFault fault)
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        var voice = Voice().Where(p => !(how == "cut" && p.ArrivalMs is > Wrong and < Wrong + 10_000) && !(how == "lossy" && p.ArrivalMs is > Wrong and < Wrong + 10_000 && p.Index % 6 == 0))
            .Select(p => p.ArrivalMs is > Wrong and < Wrong + 10_000 ? p with { Level = how switch { "muted" => 127, "overloaded" => 3, _ => 20 } } : p).ToList();

        bench.Play(voice, Wrong);
        Changes(bench).Should().BeEmpty("nothing is wrong yet");
        bench.Play(voice.Where(p => p.ArrivalMs > Wrong), Wrong + Soon);
        Changes(bench).Should().Equal(new RecordingEvent.SoundChanged(bench.Request.AttemptId, Seat.Participant, fault, Present: true));

        bench.Play(voice.Where(p => p.ArrivalMs > Wrong + Soon), 40_000);
        Changes(bench).Should().HaveCount(2).And.HaveElementAt(1, new RecordingEvent.SoundChanged(bench.Request.AttemptId, Seat.Participant, fault, Present: false));
    }

    [Fact]
    public async Task A_faint_voice_is_told_while_the_participant_answers()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        var voice = Voice().Select(p => p with { Level = 48 }).ToList();
        bench.Play(voice, 8_000);
        Changes(bench).Should().BeEmpty("he is not to answer yet");

        await bench.Service.MarkAsync(bench.Request.AttemptId, bench.Time.GetUtcNow(), [new Bookmark(AnswerSpan.StageMark, "Retelling")]);
        bench.Play(voice.Where(p => p.ArrivalMs > 8_000), 15_000);
        Changes(bench).Should().ContainSingle().Which.Fault.Should().Be(SoundFault.Quiet);
    }

    [Fact]
    public async Task Silence_is_told_only_in_an_answer_and_only_after_twenty_seconds()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        var voice = Voice().Select(p => p with { Level = 75 }).ToList();
        bench.Play(voice, 25_000);
        await bench.Service.MarkAsync(bench.Request.AttemptId, bench.Time.GetUtcNow(), [new Bookmark(AnswerSpan.StageMark, "Monologue")]);
        bench.Play(voice.Where(p => p.ArrivalMs > 25_000), 44_000);
        Changes(bench).Should().BeEmpty("a child may think");

        bench.Play(voice.Where(p => p.ArrivalMs > 44_000), 47_000);
        Changes(bench).Should().ContainSingle().Which.Fault.Should().Be(SoundFault.Silent);
    }

    [Fact]
    public async Task A_sender_that_tells_no_levels_is_not_suspected()
    {
        await using var bench = Bench.Create();
        await bench.StartAsync();
        await bench.Service.MarkAsync(bench.Request.AttemptId, bench.Time.GetUtcNow(), [new Bookmark(AnswerSpan.StageMark, "Dialogue")]);
        bench.Play(Voice().Select(p => p with { Level = null }), 40_000);
        Changes(bench).Should().BeEmpty();
    }

    private static List<SentPacket> Voice() => [.. new Sender { StartMs = 0, Count = 60 * 50 }.Send().Select(p => p with { Level = 20 })];

    private static List<RecordingEvent.SoundChanged> Changes(Bench bench) => [.. bench.Events.OfType<RecordingEvent.SoundChanged>()];
}
