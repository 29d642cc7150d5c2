using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static Itog.Queue.Day.DayEvent;
using static Itog.Queue.Tests.Mailbox.ExamDayFixture;

namespace Itog.Queue.Tests.Mailbox;

/// <summary>What the day asks of the recorder: recordings of attempts and of the whole day, bookmarks, pauses, disk space.</summary>
public sealed class DayRecordingTests : IAsyncLifetime
{
    private readonly Guid _attempt = Guid.NewGuid();
    private ExamDayFixture _exam = null!;
    private DayMaterials _materials = null!;
    private AuditoriumDay _day = null!;
    private DateTimeOffset _now;

    private Guid First => _exam.People[0].Id;

    private DateTimeOffset Later => _now = _now.AddSeconds(10);

    public async ValueTask InitializeAsync()
    {
        _exam = await CreateAsync();
        _materials = (await _exam.OpenAsync()).Snapshot.Materials;
        _now = _exam.Time.GetUtcNow();
        Use(RecordingMode.Combined);
    }

    public ValueTask DisposeAsync() => _exam.DisposeAsync();

    [Fact]
    public async Task The_day_is_one_recording_named_by_the_pattern_and_each_attempt_another()
    {
        await OpenAsync();
        var stream = _day.Streams[0].Id;
        _exam.Recorder.Requests.Single().Should().BeEquivalentTo(
            new { AttemptId = stream, Mode = Recorder.RecordingMode.Stream, FileName = "20260211_0101_000001", ParticipantCode = "stream", AttemptNumber = 1 });
        await AdmitAsync();
        _exam.Recorder.Requests[1].Should().BeEquivalentTo(
            new { AttemptId = _attempt, Mode = Recorder.RecordingMode.Personal, FileName = "20260211_0101_000001_0001_1" });
        await HappenAsync(new AttemptFinished(Later, _attempt));
        _exam.Recorder.Stopped.Should().Equal(_attempt);
        await HappenAsync(new ConferenceClosed(Later));
        _exam.Recorder.Stopped.Should().Equal(_attempt, stream);
    }

    [Fact]
    public async Task In_personal_mode_only_attempts_are_recorded()
    {
        Use(RecordingMode.Personal);
        await OpenAsync();
        await AdmitAsync();
        _exam.Recorder.Started.Should().Equal(_attempt);
    }

    [Fact]
    public async Task Every_stage_task_and_card_is_a_bookmark_with_begin_and_end()
    {
        await OpenAsync();
        await AdmitAsync();
        await HappenAsync(new KimOpened(Later, _attempt, 101), new ScreenShared(Later, _attempt, true), new KimShown(Later, _attempt));
        foreach (var stage in Enum.GetValues<Stage>().Skip(1))
        {
            await HappenAsync(new StageBegun(Later, _attempt, stage));
            if (stage == Stage.ReadingAloud)
            {
                await HappenAsync(new ParticipantLost(Later, First, Link.Media), new ParticipantReturned(Later, First, Link.Media));
            }
        }

        await HappenAsync(new AttemptFinished(Later, _attempt));
        var own = _exam.Recorder.Marks.Where(m => m.Attempt == _attempt).Select(m => $"{m.Kind} {m.Label}".Trim()).ToList();
        own.Should().ContainInConsecutiveOrder(
            "admitted", "stageBegun Greeting", "kimOpened 101", "screenShared", "kimShown", "stageEnded Greeting", "stageBegun TextIntroduction", "cardShown Text");
        own.Should().ContainInConsecutiveOrder(
            "stageBegun ReadingAloud", "taskBegun 1", "participantLost", "participantReturned",
            "taskEnded 1", "stageEnded ReadingAloud", "cardTaken Text", "stageBegun RetellingPreparation", "cardShown TextAndQuotation");
        own.Should().ContainInConsecutiveOrder("taskBegun 3", "taskEnded 3", "stageEnded Monologue", "stageBegun Dialogue", "taskBegun 4", "taskEnded 4");
        own.Where(m => m.StartsWith("task", StringComparison.Ordinal)).Should().HaveCount(8);
        own.Count(m => m.StartsWith("stageBegun", StringComparison.Ordinal)).Should().Be(11);
        own.Count(m => m.StartsWith("stageEnded", StringComparison.Ordinal)).Should().Be(11);
        own[^1].Should().Be("attemptFinished");

        var stream = _exam.Recorder.Marks.Where(m => m.Attempt == _day.Streams[0].Id).Select(m => $"{m.Kind} {m.Label}".Trim()).ToList();
        stream.Should().Equal(["attemptBegun 0001/1", .. own, "attemptEnded 0001/1"]);
    }

    [Fact]
    public async Task While_one_without_consent_is_in_the_room_nothing_is_recorded()
    {
        await OpenAsync();
        var stream = _day.Streams[0].Id;
        await AdmitAsync("Решение ГЭК № 1");
        _exam.Recorder.Started.Should().Equal(stream);
        _exam.Recorder.Find(stream)!.Paused.Should().BeTrue();
        _exam.Recorder.Pauses.Should().Equal((stream, "noConsent"));

        await HappenAsync(new ServerRestarted(Later));
        _exam.Recorder.Find(stream)!.Paused.Should().BeTrue("the pause outlives the server");
        _exam.Recorder.Started.Should().NotContain(_attempt);

        await HappenAsync(new AttemptFinished(Later, _attempt));
        _exam.Recorder.Find(stream)!.Paused.Should().BeFalse();
        _exam.Room.Left.Should().ContainSingle("he is out before it goes on");
    }

    [Fact]
    public async Task A_pause_by_hand_is_the_recorders_and_is_bookmarked_and_the_recording_of_the_day_goes_on()
    {
        await OpenAsync();
        await AdmitAsync();
        await HappenAsync(new RecordingPaused(Later, _attempt, "Шум.", StaffRole.Interlocutor));
        _exam.Recorder.Pauses.Should().Equal((_attempt, "regulation"));
        _exam.Recorder.Find(_attempt)!.Paused.Should().BeTrue();
        _exam.Recorder.Find(_day.Streams[0].Id)!.Paused.Should().BeFalse("a day is recorded as a whole");

        await HappenAsync(new RecordingResumed(Later, _attempt));
        _exam.Recorder.Find(_attempt)!.Paused.Should().BeFalse();
        _exam.Recorder.Marks.Where(m => m.Attempt == _attempt).Select(m => m.Kind).Should().EndWith(["recordingPaused", "recordingResumed"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_restart_the_recorder_is_as_the_day_has_it(bool paused)
    {
        await OpenAsync();
        await AdmitAsync();
        await HappenAsync(new RecordingPaused(Later, _attempt, "Шум.", StaffRole.Interlocutor));
        _day = paused ? _day : _day.Apply(new RecordingResumed(Later, _attempt));

        await HappenAsync(new ServerRestarted(Later));

        _exam.Recorder.Find(_attempt)!.Paused.Should().Be(paused);
    }

    [Fact]
    public async Task A_recording_that_does_not_go_on_is_an_alarm_and_can_be_asked_again()
    {
        var mailbox = await _exam.OpenAsync();
        await _exam.ShowKimAsync(mailbox);
        await DoAsync(mailbox, new DayCommand.PauseRecording("Шум.", StaffRole.Interlocutor));
        _exam.Recorder.ResumeFails = true;
        await DoAsync(mailbox, new DayCommand.ResumeRecording());
        mailbox.Snapshot.Day.Current!.RecordingTrouble.Should().Contain("Продолжить запись");
        mailbox.Snapshot.Day.Alarms.Should().Contain(a => a.Kind == AlarmKind.RecordingFailed && a.Pressing);

        _exam.Recorder.ResumeFails = false;
        await DoAsync(mailbox, new DayCommand.ResumeRecording());
        mailbox.Snapshot.Day.Current!.RecordingTrouble.Should().BeNull();
        mailbox.Snapshot.Day.Alarms.Should().NotContain(a => a.Pressing);
        _exam.Recorder.Find(mailbox.Snapshot.Day.Current.Id)!.Paused.Should().BeFalse();
    }

    [Fact]
    public async Task After_a_crash_between_an_end_and_its_effects_the_recording_of_the_day_goes_on()
    {
        await OpenAsync();
        var stream = _day.Streams[0].Id;
        await AdmitAsync("Решение ГЭК № 1");
        _day = _day.Apply(new AttemptFinished(Later, _attempt));
        await HappenAsync(new ServerRestarted(Later));
        _exam.Recorder.Find(stream)!.Paused.Should().BeFalse();

        _day = _day.Apply(new ConferenceClosed(Later));
        await HappenAsync(new ServerRestarted(Later));
        _exam.Recorder.Stopped.Should().Contain(stream);
    }

    [Fact]
    public async Task Space_is_kept_for_those_who_have_not_answered_and_given_back_at_the_closing()
    {
        Use(RecordingMode.Personal);
        await OpenAsync();
        var four = _exam.Recorder.Reserved;
        four.Should().BeInRange(3_000_000_000, 8_000_000_000, "four answers of about 24 minutes with three pictures");
        await AdmitAsync();
        await HappenAsync(new AttemptFinished(Later, _attempt));
        _exam.Recorder.Reserved.Should().Be(four / 4 * 3);
        await HappenAsync(new ConferenceClosed(Later));
        _exam.Recorder.Reserved.Should().Be(0);

        Use(RecordingMode.Stream);
        await OpenAsync();
        _exam.Recorder.Reserved.Should().BeGreaterThan(four);
    }

    [Fact]
    public async Task The_mailbox_refuses_to_open_a_day_that_does_not_fit_the_disk()
    {
        var mailbox = await _exam.OpenAsync();
        _exam.Recorder.Disk = new Recorder.DiskSpace(5_000_000_000, 2_000_000_000, 1_000_000_000);
        var refused = await mailbox.SendAsync(new DayCommand.OpenConference(), Exam.Audit.Actor.Server);
        refused.Problem!.Code.Should().Be("not-enough-disk");
        _exam.Recorder.Disk = new Recorder.DiskSpace(50_000_000_000, 2_000_000_000, 1_000_000_000);
        (await mailbox.SendAsync(new DayCommand.OpenConference(), Exam.Audit.Actor.Server)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task Consent_and_decision_come_from_the_participants_card()
    {
        await using (var db = _exam.CreateDbContext())
        {
            var card = await db.Participants.FindAsync(First);
            (card!.Consent, card.NoRecordingDecision) = (Exam.People.Consent.Refused, "Решение ГЭК № 1");
            await db.SaveChangesAsync();
        }

        var plan = (await _exam.OpenAsync()).Snapshot.Day.Plan;
        plan.Participant(First).Should().BeEquivalentTo(new { ConsentRefused = true, NoRecordingDecision = "Решение ГЭК № 1" });
        plan.Participant(_exam.People[1].Id)!.ConsentRefused.Should().BeFalse();
    }

    [Theory]
    [InlineData("Решение ГЭК № 1")]
    [InlineData(null)]
    public async Task The_row_that_the_papers_read_keeps_by_what_decision_nothing_was_recorded(string? decision)
    {
        await using (var db = _exam.CreateDbContext())
        {
            var card = await db.Participants.FindAsync(First);
            (card!.Consent, card.NoRecordingDecision) = decision is null ? (Consent.Given, null) : (Consent.Refused, decision);
            await db.SaveChangesAsync();
        }

        await _exam.ShowKimAsync(await _exam.OpenAsync());

        await using var read = _exam.CreateDbContext();
        (await read.Attempts.SingleAsync()).WithoutRecording.Should().Be(decision);
    }

    private void Use(RecordingMode mode)
    {
        var regulation = _materials.Regulation with { RecordingMode = new Ruled<RecordingMode>(mode, "004 §5.4") };
        _materials = _materials with { Regulation = regulation, Plan = _materials.Plan with { Regulation = regulation } };
        _day = AuditoriumDay.Begin(_materials.Plan);
    }

    private async Task OpenAsync()
    {
        DayRules.Decide(_day, new DayCommand.OpenConference(), Later).TryGet(out var events, out _).Should().BeTrue();
        await HappenAsync(events!);
    }

    private Task AdmitAsync(string? withoutRecording = null) => HappenAsync(
        new ParticipantArrived(Later, First, false), new Admitted(Later, First, _attempt, 1, withoutRecording));

    private async Task HappenAsync(params DayEvent[] events)
    {
        var effects = new DayEffects(_exam.Room, _exam.Recorder, NullLogger.Instance);
        foreach (var happened in events)
        {
            var before = _day;
            _day = _day.Apply(happened);
            (await effects.RunAsync(happened, before, _materials)).Should().BeNull();
        }
    }
}
