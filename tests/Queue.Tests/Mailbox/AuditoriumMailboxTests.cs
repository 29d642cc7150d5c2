using System.Text.Json;
using Itog.Conference;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;
using Itog.Recorder;
using Itog.Recorder.Quality;
using Microsoft.EntityFrameworkCore;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Tests.Mailbox.ExamDayFixture;

namespace Itog.Queue.Tests.Mailbox;

public sealed class AuditoriumMailboxTests : IAsyncLifetime
{
    private ExamDayFixture _exam = null!;

    private Guid First => _exam.People[0].Id;

    public async ValueTask InitializeAsync() => _exam = await CreateAsync();

    public ValueTask DisposeAsync() => _exam.DisposeAsync();

    [Fact]
    public async Task Who_waits_for_the_drawing_sees_what_was_answered_before()
    {
        var mailbox = await _exam.OpenAsync();
        for (var round = 0; round < 50; round++)
        {
            await mailbox.SendAsync(round % 2 == 0 ? new ConnectInterlocutor(Link.Page) : new LoseInterlocutor(Link.Page), Actor.Server);
            await mailbox.DrawnAsync();
            mailbox.Snapshot.Day.Interlocutor.Connected.Should().Be(round % 2 == 0);
        }
    }

    [Fact]
    public async Task After_a_crash_everything_is_as_it_was_but_the_connections()
    {
        var before = await _exam.OpenAsync();
        await _exam.ShowKimAsync(before);
        await DoAsync(before, new NextStage(Stage.TextIntroduction), new NextStage(Stage.SilentReading), new NextStage(Stage.ReadingAloud));
        await DoAsync(before, new SaveNotes(First, "детство, полёт"), new ConnectParticipant(_exam.People[1].Id, Link.Page));
        var crashed = before.Snapshot;
        _exam.Time.Advance(TimeSpan.FromMinutes(3));

        var after = await _exam.OpenAsync();
        await DoAsync(
            after, new ConnectParticipant(First, Link.Page), new ConnectParticipant(First, Link.Media), new ConnectParticipant(_exam.People[1].Id, Link.Page),
            new ConnectInterlocutor(Link.Page), new ConnectInterlocutor(Link.Media));

        foreach (var page in Enum.GetValues<Page>())
        {
            Wire(after.Snapshot with { Now = crashed.Now, Revision = crashed.Revision }, page).Should().Be(Wire(crashed, page));
        }

        after.Snapshot.Revision.Should().BeGreaterThan(crashed.Revision);
        Json(after.Snapshot.Day with { Revision = 0 }).Should().Be(Json(crashed.Day with { Revision = 0 }));
    }

    [Fact]
    public async Task After_a_crash_the_recording_goes_on_and_the_patience_begins_anew()
    {
        var attempt = await _exam.ShowKimAsync(await _exam.OpenAsync());
        _exam.Time.Advance(TimeSpan.FromHours(1));

        var after = await _exam.OpenAsync();
        _exam.Recorder.Started.Should().Equal(attempt.Id, attempt.Id);
        _exam.Time.Advance(Patience - TimeSpan.FromSeconds(1));
        await after.DrawnAsync();
        after.Snapshot.Day.Current!.Stage.Should().Be(Stage.TextIntroduction);

        _exam.Time.Advance(TimeSpan.FromSeconds(2));
        await after.DrawnAsync();
        after.Snapshot.Day.Current.Should().BeNull();
        after.Snapshot.Day.Line.Should().Equal(First);
    }

    [Fact]
    public async Task After_a_crash_a_recording_whose_attempt_has_ended_is_stopped()
    {
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        await DoAsync(mailbox, new ReportTechnicalFailure("Сбой."));
        _exam.Recorder.Set(attempt.Id, RecordingState.Interrupted);
        _exam.Recorder.Stopped.Clear();

        await _exam.OpenAsync();
        _exam.Recorder.Stopped.Should().Equal(attempt.Id);
    }

    [Fact]
    public async Task Events_and_rows_are_in_the_database_before_their_effect()
    {
        await _exam.ShowKimAsync(await _exam.OpenAsync());

        var (events, row) = _exam.Recorder.SeenAtStart.Should().ContainSingle().Subject;
        events[^1].Should().Be(nameof(DayEvent.Admitted));
        row.Should().BeTrue();
    }

    [Fact]
    public async Task When_the_database_cannot_write_nothing_happens_and_the_caller_is_told()
    {
        var mailbox = await _exam.OpenAsync();
        await _exam.ShowKimAsync(mailbox);
        var before = mailbox.Snapshot.Day;
        var marks = _exam.Recorder.Marks.Count;
        _exam.WritesFail = true;
        var refused = await mailbox.SendAsync(new NextStage(Stage.TextIntroduction), Actor.Server);
        _exam.WritesFail = false;
        await mailbox.DrawnAsync();

        refused.Problem!.Code.Should().Be("not-saved");
        Json(mailbox.Snapshot.Day).Should().Be(Json(before));
        _exam.Recorder.Marks.Should().HaveCount(marks);
        await DoAsync(mailbox, new NextStage(Stage.TextIntroduction));
        mailbox.Snapshot.Day.Current!.Stage.Should().Be(Stage.SilentReading);
    }

    [Fact]
    public async Task A_mailbox_that_knows_less_than_the_database_reads_it_again_before_it_decides()
    {
        var stale = await _exam.OpenAsync();
        await DoAsync(await _exam.OpenAsync(), new OpenConference());

        await DoAsync(stale, new ConnectParticipant(First, Link.Page));
        stale.Snapshot.Day.ConferenceOpen.Should().BeTrue();
        stale.Snapshot.Day.Ticket(First).ArrivedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task The_lost_participant_is_returned_to_the_queue_by_the_timer()
    {
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        await DoAsync(mailbox, new LoseParticipant(First, Link.Media));
        _exam.Time.Advance(Patience - TimeSpan.FromSeconds(1));
        await mailbox.DrawnAsync();
        mailbox.Snapshot.Day.Current.Should().NotBeNull();

        _exam.Time.Advance(TimeSpan.FromSeconds(2));
        await mailbox.DrawnAsync();
        mailbox.Snapshot.Day.Current.Should().BeNull();
        _exam.Recorder.Stopped.Should().Equal(attempt.Id);
        _exam.Room.Left.Should().Equal(RoomNames.Participant(First));
    }

    [Fact]
    public async Task An_alarm_that_nobody_acknowledges_is_raised_a_second_time_by_the_timer_and_seen_at_the_station()
    {
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        var dead = RecordingEventPump.CommandsOf(new RecordingEvent.SoundChanged(attempt.Id, Seat.Participant, SoundFault.Dead, Present: true));
        await DoAsync(mailbox, [.. dead]);
        TechnicianViewBuilder.Build(mailbox.Snapshot).Recording.Warnings.Should().ContainSingle().Which.Should().Contain("микрофон выключен");
        TechnicianViewBuilder.Build(mailbox.Snapshot).Alarms.Should().ContainSingle(a => a.RepeatedAt == null);
        StationViewBuilder.Build(mailbox.Snapshot).Alarms.Should().BeEmpty();

        _exam.Time.Advance(TimeSpan.FromSeconds(31));
        await mailbox.DrawnAsync();
        TechnicianViewBuilder.Build(mailbox.Snapshot).Alarms.Should().ContainSingle(a => a.RepeatedAt != null);
        var second = StationViewBuilder.Build(mailbox.Snapshot).Alarms.Should().ContainSingle().Subject;
        await DoAsync(mailbox, new AcknowledgeAlarm(second.Id, StaffRole.Interlocutor));
        StationViewBuilder.Build(mailbox.Snapshot).Alarms.Should().BeEmpty();
        ParticipantViewBuilder.Build(mailbox.Snapshot, First).Recording.Warnings.Should().BeEmpty("he is not to be worried");
    }

    [Fact]
    public async Task A_poor_recording_ends_the_attempt_in_the_database_and_its_participant_waits_again()
    {
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        await FinishAsync(mailbox);
        await DoAsync(mailbox, new JudgeRecording(attempt.Id, VerdictGrade.Unscorable, ["Не слышно участника"]));
        TechnicianViewBuilder.Build(mailbox.Snapshot).Ended.Single().Recording.AwaitsDecision.Should().BeTrue();

        var decided = await mailbox.SendAsync(new EndForRecording(attempt.Id, "Не слышно участника.", AgainToday: true, []), new Actor("17", "Organizer"));
        await mailbox.DrawnAsync();

        decided.Problem.Should().BeNull();
        await using var db = _exam.CreateDbContext();
        (await db.Attempts.SingleAsync(a => a.Id == attempt.Id)).Outcome.Should().Be(AttemptOutcome.EarlyEnd);
        var logged = await db.AuditEvents.SingleAsync(e => e.Type == nameof(DayEvent.EndedForRecording));
        (logged.ActorId, logged.ActorRole).Should().Be(("17", "Organizer"));
        var act = (await AttemptActs.EarlyEndsAsync(db, (await Exam.Closing.DayRecord.ReadAsync(db, mailbox.Snapshot.Day.Plan.ExamDay))!)).Should().ContainSingle().Subject;
        (act.Attempt.Id, act.Act.Reasons).Should().Be((attempt.Id, "Не слышно участника."));
        var view = ParticipantViewBuilder.Build(mailbox.Snapshot, First);
        (view.Phase, view.PoorRecording, view.Listening).Should().Be((ParticipantPhase.Returned, true, null));
        view.Queue!.Note.Should().Contain("другой вариант");
    }

    [Fact]
    public async Task The_recorder_gets_bookmarks_of_the_course()
    {
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        await DoAsync(mailbox, new NextStage(Stage.TextIntroduction), new LoseParticipant(First, Link.Media));

        _exam.Recorder.Marks.Select(m => (m.Kind, m.Label)).Should().Equal(
            ("admitted", ""), ("stageBegun", "Greeting"), ("briefingCompleted", ""), ("readyConfirmed", ""), ("kimOpened", "101"), ("screenShared", ""),
            ("kimShown", ""), ("stageEnded", "Greeting"), ("stageBegun", "TextIntroduction"), ("cardShown", "Text"), ("stageEnded", "TextIntroduction"),
            ("stageBegun", "SilentReading"), ("participantLost", ""));
        _exam.Recorder.Marks.Should().OnlyContain(m => m.Attempt == attempt.Id);
    }

    [Fact]
    public async Task A_recording_that_does_not_start_is_an_alarm_and_keeps_the_kim_closed()
    {
        var mailbox = await _exam.OpenAsync();
        _exam.Recorder.Fails = true;
        await DoAsync(
            mailbox, new OpenConference(), new ConnectParticipant(First, Link.Page), new ReportPreCheck(First, true, true, true, 0.5),
            new AdmitNext(Guid.NewGuid()));

        mailbox.Snapshot.Day.Alarms.Should().ContainSingle(a => a.Kind == AlarmKind.RecordingFailed);
        NextStep.Obstacles(mailbox.Snapshot.Day, mailbox.Snapshot.Now).Should().Contain(p => p.Code == "recording-failed");
    }

    [Fact]
    public async Task The_hash_and_the_chain_heads_of_a_finished_recording_are_in_the_log_once()
    {
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        await DoAsync(mailbox, new MarkUnfinished("Стало плохо."));
        var ready = RecordingEventPump.CommandsOf(new RecordingEvent.Ready(attempt.Id, _exam.Recorder.Finish(attempt.Id))).Single();
        await DoAsync(mailbox, ready, ready);
        await mailbox.DisposeAsync();
        await _exam.OpenAsync();

        await using var db = _exam.CreateDbContext();
        var line = await db.AuditEvents.SingleAsync(e => e.Type == "RecordingReady", TestContext.Current.CancellationToken);
        line.Payload.Should().Contain("aa11").And.Contain("participant/microphone").And.Contain("bb22").And.Contain("cc33");
    }

    [Fact]
    public async Task A_recording_that_became_ready_while_nobody_looked_is_in_the_log_when_the_day_is_opened()
    {
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        await DoAsync(mailbox, new MarkUnfinished("Стало плохо."));
        await mailbox.DisposeAsync();
        _exam.Recorder.Finish(attempt.Id);

        var again = await _exam.OpenAsync();
        again.Snapshot.Day.Attempt(attempt.Id)!.RecordingSha256.Should().Be("aa11");
    }

    [Fact]
    public async Task The_row_of_an_attempt_follows_its_events()
    {
        var mailbox = await _exam.OpenAsync();
        var attempt = await _exam.ShowKimAsync(mailbox);
        var running = await RowAsync(attempt.Id);
        _exam.Time.Advance(TimeSpan.FromMinutes(5));
        await DoAsync(mailbox, new MarkUnfinished("Стало плохо."));
        var ended = await RowAsync(attempt.Id);

        running.Should().Match<Attempt>(a => a.Number == 1 && a.VariantNumber == 101 && a.StartedAt == attempt.KimShownAt && a.Outcome == null && a.EndedAt == null);
        ended.Should().Match<Attempt>(a => a.Outcome == AttemptOutcome.EarlyEnd && a.EndedAt == _exam.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_variant_that_was_not_seen_is_not_in_the_row()
    {
        var mailbox = await _exam.OpenAsync();
        await DoAsync(
            mailbox, new OpenConference(), new ConnectParticipant(First, Link.Page), new ReportPreCheck(First, true, true, true, 0.5),
            new AdmitNext(Guid.NewGuid()));
        var attempt = mailbox.Snapshot.Day.Current!;
        await DoAsync(mailbox, [.. Day.Scenario.BeforeKim(attempt), new OpenKim([]), new ReportTechnicalFailure("Сбой.")]);

        (await RowAsync(attempt.Id)).VariantNumber.Should().BeNull();
    }

    [Fact]
    public async Task A_variant_seen_on_an_earlier_day_is_known_by_what_it_says()
    {
        await using (var db = _exam.CreateDbContext())
        {
            var content = (await db.KimVariants.SingleAsync(v => v.Number == 101)).Content;
            var earlier = new ExamDay
            {
                SchoolId = _exam.Demo.School.Id, Date = _exam.Demo.Day.Date.AddDays(-30), RegulationId = "ru-2026", StartTime = new TimeOnly(9, 0),
            };
            db.ExamDays.Add(earlier);
            db.KimVariants.Add(new Exam.Kim.KimVariant { ExamDay = earlier, Number = 7, Content = content });
            db.Attempts.Add(new Attempt
            {
                Id = Guid.NewGuid(), ExamDay = earlier, AuditoriumId = _exam.Key.Auditorium, ParticipantId = First, Number = 1, VariantNumber = 7,
            });
            await db.SaveChangesAsync();
        }

        var attempt = await _exam.ShowKimAsync(await _exam.OpenAsync());
        attempt.Variant.Should().Be(102);
    }

    [Fact]
    public async Task The_chain_of_the_log_is_sound_and_names_who_acted()
    {
        var mailbox = await _exam.OpenAsync();
        await mailbox.SendAsync(new OpenConference(), new Actor("7", "Technician"));
        await _exam.ShowKimAsync(mailbox);

        await using var db = _exam.CreateDbContext();
        (await AuditLog.VerifyAsync(db)).Sound.Should().BeTrue();
        (await db.AuditEvents.SingleAsync(e => e.Type == nameof(DayEvent.ConferenceOpened))).ActorRole.Should().Be("Technician");
    }

    [Fact]
    public async Task Commands_from_many_threads_are_decided_one_after_another()
    {
        var mailbox = await _exam.OpenAsync();
        await DoAsync(mailbox, new OpenConference());
        await Parallel.ForEachAsync(_exam.People, async (person, _) =>
        {
            await mailbox.SendAsync(new ConnectParticipant(person.Id, Link.Page), Actor.Server);
            await mailbox.SendAsync(new ReportPreCheck(person.Id, true, true, true, 0.5), Actor.Server);
            await mailbox.SendAsync(new AdmitNext(Guid.NewGuid()), Actor.Server);
        });
        await mailbox.DrawnAsync();

        mailbox.Snapshot.Day.Current.Should().NotBeNull();
        mailbox.Snapshot.Day.Line.Should().HaveCount(3);
        _exam.Recorder.Started.Should().ContainSingle();
    }

    [Fact]
    public async Task A_closed_mailbox_refuses()
    {
        var mailbox = await _exam.OpenAsync();
        await mailbox.DisposeAsync();

        (await mailbox.SendAsync(new OpenConference(), Actor.Server)).Problem!.Code.Should().Be("server-stopping");
    }

    private async Task<Attempt> RowAsync(Guid attempt)
    {
        await using var db = _exam.CreateDbContext();
        return await db.Attempts.SingleAsync(a => a.Id == attempt);
    }

    private string Wire(AuditoriumSnapshot snapshot, Page page) =>
        JsonSerializer.Serialize<object>(PageViews.Draw(snapshot, new PagePass(page, _exam.Key, First)), WireJson.Options);

    private static string Json(AuditoriumDay day) => JsonSerializer.Serialize(day with { Plan = null! }, ExamJson.Options);
}
