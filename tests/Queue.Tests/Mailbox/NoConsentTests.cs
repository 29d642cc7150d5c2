using Itog.Conference;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Recorder;
using Itog.WebRtc;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static Itog.Queue.Day.DayEvent;
using static Itog.Queue.Tests.Mailbox.ExamDayFixture;

namespace Itog.Queue.Tests.Mailbox;

/// <summary>The real recorder on a real disk: of a participant without consent no packet is anywhere under the data folder [001 §8.8].</summary>
public sealed class NoConsentTests : IAsyncLifetime, IRoomSource
{
    private static readonly byte[] Toc = [15 << 3];
    private readonly string _folder = Directory.CreateTempSubdirectory("itog-no-consent-").FullName;
    private readonly List<ITrackSubscriber> _subscribers = [];
    private ExamDayFixture _exam = null!;
    private long _sequence;

    public MediaTime Now => new(_sequence * 20_000_000);

    public async ValueTask InitializeAsync() => _exam = await CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await _exam.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public Task<IRoomAttachment> AttachAsync(RoomId room, ITrackSubscriber subscriber)
    {
        lock (_subscribers)
        {
            _subscribers.Add(subscriber);
        }

        return Task.FromResult<IRoomAttachment>(new Attachment(() => _subscribers.Remove(subscriber)));
    }

    [Theory]
    [InlineData("Решение ГЭК № 1", false)]
    [InlineData(null, true)]
    public async Task Nothing_of_him_is_ever_written_and_everybody_elses_answer_is(string? decision, bool written)
    {
        var options = Options.Create(new RecorderOptions { Folder = Path.Combine(_folder, "recordings"), MinimumFreeBytes = 0 });
        await using var recordings = new RecordingService(this, options, TimeProvider.System, NullLogger<RecordingService>.Instance);
        var materials = (await _exam.OpenAsync()).Snapshot.Materials;
        var regulation = materials.Regulation with { RecordingMode = new Ruled<Exam.Regulation.RecordingMode>(Exam.Regulation.RecordingMode.Combined, "004 §5.4") };
        materials = materials with { Regulation = regulation, Plan = materials.Plan with { Regulation = regulation } };
        var effects = new DayEffects(_exam.Room, new AttemptRecorder(recordings), NullLogger.Instance);
        var day = AuditoriumDay.Begin(materials.Plan);
        var (first, second, now) = (Guid.NewGuid(), Guid.NewGuid(), TimeProvider.System.GetUtcNow());

        DayRules.Decide(day, new DayCommand.OpenConference(), now).TryGet(out var opening, out _).Should().BeTrue();
        await HappenAsync(opening!);
        Speak("before-the-exam");
        await HappenAsync(new ParticipantArrived(now, _exam.People[0].Id, false), new Admitted(now, _exam.People[0].Id, first, 1, decision));
        Speak("answer-of-the-first");
        await HappenAsync(new ServerRestarted(now));
        Speak("answer-of-the-first");
        await HappenAsync(new AttemptFinished(now, first));
        await HappenAsync(new ParticipantArrived(now, _exam.People[1].Id, false), new Admitted(now, _exam.People[1].Id, second, 1));
        Speak("answer-of-the-second");
        await HappenAsync(new AttemptFinished(now, second), new ConferenceClosed(now));

        // Ended, the recorder has no file open any more that it makes sound of.
        var found = recordings.Find(first) is not null;
        await recordings.DisposeAsync();

        Anywhere("before-the-exam").Should().BeTrue("the room was recorded before him");
        Anywhere("answer-of-the-second").Should().BeTrue("and after him");
        Anywhere("answer-of-the-first").Should().Be(written);
        found.Should().Be(written);
        Directory.EnumerateFiles(_folder, "*_0001_*", SearchOption.AllDirectories).Any().Should().Be(written);

        async Task HappenAsync(params DayEvent[] events)
        {
            foreach (var happened in events)
            {
                var before = day;
                day = day.Apply(happened);
                (await effects.RunAsync(happened, before, materials)).Should().BeNull();
            }
        }
    }

    /// <summary>Two seconds of a voice whose every packet carries the words.</summary>
    private void Speak(string words)
    {
        byte[] payload = [.. Toc, .. System.Text.Encoding.ASCII.GetBytes(words)];
        for (var i = 0; i < 100; i++)
        {
            _sequence++;
            lock (_subscribers)
            {
                foreach (var subscriber in _subscribers)
                {
                    subscriber.OnPacket(new TrackPacket
                    {
                        Slot = new Slot(Seat.Participant, TrackSource.Microphone),
                        Member = new MemberId("participant"),
                        Ssrc = 7,
                        ExtendedSequence = _sequence,
                        RtpTimestamp = (uint)(_sequence * 960),
                        Marker = false,
                        Arrival = Now,
                        AudioLevel = 20,
                        Payload = payload,
                    });
                }
            }
        }
    }

    private bool Anywhere(string words)
    {
        var needle = System.Text.Encoding.ASCII.GetBytes(words);
        return Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(needle) >= 0;
        });
    }

    private sealed class Attachment(Action detach) : IRoomAttachment
    {
        public void RequestKeyFrame(Slot slot)
        {
        }

        public ValueTask DisposeAsync()
        {
            detach();
            return ValueTask.CompletedTask;
        }
    }
}
