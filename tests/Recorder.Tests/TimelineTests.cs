using Itog.Conference;
using Itog.Recorder.Tests.Support;

namespace Itog.Recorder.Tests;

/// <summary>Where marks stand in the finished WAV after everything that networks and browsers do to a voice.</summary>
public sealed class TimelineTests
{
    private const double ToleranceMs = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public async Task Marks_keep_their_places_when_packets_are_lost(int percent)
    {
        var random = new Random(percent);
        var sender = new Sender();
        await CheckAsync(sender, sent => sent.Where(_ => random.Next(100) >= percent), leastFound: percent == 30 ? 10 : 19);
    }

    [Fact]
    public async Task Marks_keep_their_places_when_silence_is_not_sent()
    {
        // DTX: sequence numbers go on, timestamps leap.
        var sender = new Sender();
        await CheckAsync(sender, sent =>
        {
            var sequence = sender.FirstSequence;
            return sent.Where(p => Chirps.Sounds(p.Index) || p.Index % 20 == 0).Select(p => p with { Sequence = sequence++ }).ToList();
        });
    }

    [Fact]
    public async Task A_hole_of_ten_seconds_is_silence_of_ten_seconds_and_named()
    {
        var sender = new Sender { Count = 25 * 50 };
        await using var bench = await CheckAsync(sender, sent => sent.Where(p => p.Index is < 250 or >= 750), leastFound: 15);
        var gap = bench.Manifest.Gaps.Should().ContainSingle().Subject;
        gap.Cause.Should().Be(GapCause.Loss);
        gap.Samples.Should().BeInRange(479_000, 481_500);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(600)]
    [InlineData(1500)]
    public async Task A_capture_stall_with_continuous_timestamps_becomes_silence_of_its_length(int stallMs)
    {
        // The source stands still after packet 500: everything behind is later, and neither sequence nor timestamp tells.
        var sender = new Sender();
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(
            sender.Send().Select(p => p.Index < 500 ? p : p with { ArrivalMs = p.ArrivalMs + stallMs }),
            24_000,
            [
                .. new[] { 2500.0, 7500, 12_500, 17_500 }.Select(
                    at => new SentReport(at, sender.Seat, 77_000 + at, sender.RtpAt(at - (at > 11_000 ? stallMs : 0)))),
            ]);
        var wav = await bench.FinishAsync();

        foreach (var mark in sender.Marks())
        {
            // A short one might be a queue on the way: it is known for a stall by the report at 12.5 s, and what was written till then is moved.
            wav.ErrorMs(sender.MarkMs(mark) + (mark >= 10 ? stallMs : 0)).Should().BeInRange(-ToleranceMs, ToleranceMs, $"of mark {mark}");
        }

        var gap = bench.Manifest.Gaps.Should().ContainSingle().Subject;
        gap.Cause.Should().Be(GapCause.Stall);
        gap.Samples.Should().BeInRange((stallMs - 20) * 48, (stallMs + 20) * 48);
        (gap.StartSample / 48.0).Should().BeApproximately(sender.StartMs + 10_000, 30);
    }

    [Fact]
    public async Task A_network_that_held_packets_back_and_then_delivers_them_leaves_no_gap()
    {
        var sender = new Sender();
        await using var bench = await CheckAsync(
            sender,
            sent => sent.Select(p => p.ArrivalMs is > 8000 and < 9500 ? p with { ArrivalMs = 9500 + ((p.ArrivalMs - 8000) / 10) } : p));
        bench.Manifest.Gaps.Should().BeEmpty();
    }

    [Fact]
    public async Task Wrapping_timestamps_and_sequence_numbers_change_nothing() =>
        await CheckAsync(new Sender { FirstTimestamp = uint.MaxValue - (400 * 960), FirstSequence = 65_535 - 200 }, sent => sent);

    [Fact]
    public async Task A_clock_of_the_sender_that_leaps_does_not_move_the_sound()
    {
        await CheckAsync(new Sender(), sent => sent.Select(p => p.Index < 500 ? p : p with { Timestamp = p.Timestamp + (48_000 * 600) }));
        await CheckAsync(new Sender(), sent => sent.Select(p => p.Index < 500 ? p : p with { Timestamp = p.Timestamp - (48_000 * 100) }));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(650)] // A home line that is full: the request waits in one queue, the repetition in the other.
    public async Task Reordered_repeated_and_retransmitted_packets_find_their_places(int repeatedAfterMs)
    {
        var sender = new Sender();
        await using var bench = await CheckAsync(sender, sent =>
        {
            var all = sent.ToList();
            var late = all.Select(p => p.Index % 17 == 0 ? p with { ArrivalMs = p.ArrivalMs + repeatedAfterMs } : p);
            return late.Concat(all.Where(p => p.Index % 50 == 0).Select(p => p with { ArrivalMs = p.ArrivalMs + 3 }));
        });
        var segment = bench.Manifest.Segments.Should().ContainSingle().Subject;
        segment.Lost.Should().Be(0);
        segment.Removed.Should().Be(0);
        segment.Inserted.Should().Be(0);
    }

    [Fact]
    public async Task The_loss_of_the_first_packets_moves_nothing() =>
        await CheckAsync(new Sender(), sent => sent.Where(p => p.Index >= 5));

    [Theory]
    [InlineData(200)]
    [InlineData(-200)]
    public async Task Drift_of_the_senders_clock_is_corrected(int ppm)
    {
        var sender = new Sender { Ppm = ppm, Count = Chirps.Seconds * 50 };
        await using var bench = await CheckAsync(sender, sent => sent, leastFound: 150);
        var segment = bench.Manifest.Segments.Should().ContainSingle().Subject;
        (segment.Inserted + segment.Removed).Should().BeInRange(1, 3);
    }

    [Fact]
    public async Task Each_voice_is_in_its_own_channel()
    {
        var participant = new Sender();
        var interlocutor = new Sender { Seat = Seat.Interlocutor, Ssrc = 2000, StartMs = 3480 };
        await using var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(participant.Send().Concat(interlocutor.Send()), 25_000);
        var wav = await bench.FinishAsync();

        foreach (var mark in participant.Marks())
        {
            wav.ErrorMs(participant.MarkMs(mark)).Should().BeInRange(-ToleranceMs, ToleranceMs);
            wav.ErrorMs(interlocutor.MarkMs(mark), rightChannel: true).Should().BeInRange(-ToleranceMs, ToleranceMs);
            wav.ErrorMs(participant.MarkMs(mark), rightChannel: true).Should().BeNull();
        }

        bench.Status.Verdict!.Good.Should().BeTrue();
        wav.Milliseconds.Should().Be(bench.Manifest.Samples!.Value / 48.0);
        bench.Status.Duration.TotalMilliseconds.Should().BeApproximately(25_000, 20);
    }

    private static async Task<Bench> CheckAsync(
        Sender sender, Func<IEnumerable<SentPacket>, IEnumerable<SentPacket>> network, int leastFound = 19)
    {
        var bench = Bench.Create();
        await bench.StartAsync();
        bench.Play(network(sender.Send()), sender.StartMs + (sender.Count * 20) + 2000);
        var wav = await bench.FinishAsync();
        var errors = sender.Marks().Select(m => wav.ErrorMs(sender.MarkMs(m))).OfType<double>().ToList();
        errors.Should().HaveCountGreaterThanOrEqualTo(leastFound);
        errors.Should().OnlyContain(e => Math.Abs(e) <= ToleranceMs);
        return bench;
    }
}
