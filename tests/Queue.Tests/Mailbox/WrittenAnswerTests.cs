using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Writing;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;
using Microsoft.EntityFrameworkCore;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Tests.Mailbox.ExamDayFixture;

namespace Itog.Queue.Tests.Mailbox;

/// <summary>A written answer in the database: it outlives the server, word for word, and the audit log never holds its words.</summary>
public sealed class WrittenAnswerTests : IAsyncLifetime
{
    private const string Words = "Слова, которых нет в журнале";

    private ExamDayFixture _exam = null!;

    private Guid First => _exam.People[0].Id;

    public async ValueTask InitializeAsync()
    {
        _exam = await CreateAsync();
        await using var db = _exam.CreateDbContext();
        var card = await db.Participants.SingleAsync(p => p.Id == First);
        (card.AnswerForm, card.Category, card.PmpkRecommendation) = (AnswerForm.Written, ParticipantCategory.SevereSpeechImpairment, "№ 15");
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _exam.DisposeAsync();

    [Fact]
    public async Task Is_there_again_after_the_server_died_in_the_middle_of_it()
    {
        var mailbox = await RetellingAsync();
        await DoAsync(mailbox, new WriteAnswer(First, 2, 0, "Начало"), new WriteAnswer(First, 2, 1, Words));
        await mailbox.DisposeAsync();

        var again = await _exam.OpenAsync();
        var attempt = again.Snapshot.Day.Current!;
        attempt.Written[2].Should().BeEquivalentTo(new { Revision = 2, Text = Words });
        ParticipantViewBuilder.Build(again.Snapshot, First).Written!.Single().Text.Should().Be(Words);
        StationViewBuilder.Build(again.Snapshot).Attempt!.Written!.Single().Text.Should().Be(Words);
        await DoAsync(again, new ConnectParticipant(First, Itog.Queue.Day.Link.Page), new WriteAnswer(First, 2, 2, Words + "."));

        await using var db = _exam.CreateDbContext();
        (await db.WrittenAnswers.Where(w => w.AttemptId == attempt.Id).OrderBy(w => w.Revision).Select(w => w.Text).ToListAsync()).Should().Equal("Начало", Words, Words + ".");
        (await db.AuditEvents.Where(e => e.Type == "AnswerWritten").Select(e => e.Payload).ToListAsync()).Should().HaveCount(3)
            .And.NotContain(p => p.Contains(Words)).And.Contain(p => p.Contains(WrittenAnswers.HashOf(Words)));
        (await AuditLog.VerifyAsync(db)).Sound.Should().BeTrue();
    }

    [Fact]
    public async Task A_save_that_the_disk_refused_is_told_and_the_next_one_goes_on_from_the_last_saved()
    {
        var mailbox = await RetellingAsync();
        await DoAsync(mailbox, new WriteAnswer(First, 2, 0, "Сохранено"));
        _exam.WritesFail = true;
        (await mailbox.SendAsync(new WriteAnswer(First, 2, 1, "Не сохранено"), Actor.Server)).Problem!.Code.Should().Be("not-saved");
        mailbox.Snapshot.Day.Current!.Written[2].Text.Should().Be("Сохранено");
        _exam.WritesFail = false;
        await DoAsync(mailbox, new WriteAnswer(First, 2, 1, "Сохранено потом"));
        mailbox.Snapshot.Day.Current!.Written[2].Should().BeEquivalentTo(new { Revision = 2, Text = "Сохранено потом" });
    }

    [Fact]
    public async Task Is_mirrored_to_the_expert_and_to_nobody_who_waits()
    {
        var mailbox = await RetellingAsync();
        await DoAsync(mailbox, new WriteAnswer(First, 2, 0, Words), new ConnectParticipant(_exam.People[1].Id, Itog.Queue.Day.Link.Page));
        ExpertViewBuilder.Build(mailbox.Snapshot, StaffId(StaffRole.Expert)).Protocols.Single().Written!.Single().Text.Should().Be(Words);
        ParticipantViewBuilder.Build(mailbox.Snapshot, _exam.People[1].Id).Written.Should().BeNull();
    }

    [Fact]
    public async Task Stays_in_the_views_of_the_auditorium_where_it_was_written_when_its_writer_moves_to_another()
    {
        var mailbox = await RetellingAsync();
        var other = await _exam.OpenOtherAsync("0202");
        await DoAsync(other, new OpenConference());
        await DoAsync(mailbox, new WriteAnswer(First, 2, 0, Words), new ReportTechnicalFailure("Сбой."));
        var stages = Ended(mailbox).Stages.Select(s => s.Id).ToList();

        await DoAsync(mailbox, new MoveTicket(First, other.Key.Auditorium, InTurn: true));
        await other.ReadAgainAsync();
        await mailbox.DrawnAsync();

        mailbox.Snapshot.Day.Plan.Participant(First).Should().BeNull("he waits elsewhere");
        Ended(mailbox).Written!.Single().Text.Should().Be(Words);
        Ended(mailbox).Stages.Select(s => s.Id).Should().Equal(stages).And.NotContain(Stage.ReadingAloud);
        Ended(await _exam.OpenAsync()).Written!.Single().Text.Should().Be(Words);
        ExpertViewBuilder.Build(mailbox.Snapshot, StaffId(StaffRole.Expert)).Protocols.Single().Written!.Single().Text.Should().Be(Words);
        mailbox.Snapshot.Day.Plan.Schedule.Should().NotContain(p => p.Id == First);
    }

    [Fact]
    public async Task Nobody_who_writes_is_asked_to_say_anything_for_the_recording()
    {
        var mailbox = await _exam.OpenAsync();
        await DoAsync(mailbox, new OpenConference(), new ConnectParticipant(First, Itog.Queue.Day.Link.Page), new ConnectInterlocutor(Itog.Queue.Day.Link.Page),
            new ReportPreCheck(First, true, true, true, 0.5), new AdmitNext(Guid.NewGuid()));
        var said = new List<string>(StationViewBuilder.Build(mailbox.Snapshot).Script.Say);
        await DoAsync(mailbox, [.. Day.Scenario.BeforeKim(mailbox.Snapshot.Day.Current!)]);
        await DoAsync(mailbox, new OpenKim([]), new ShareScreen(true));
        said.AddRange(StationViewBuilder.Build(mailbox.Snapshot).Script.Say);
        await DoAsync(mailbox, new ConfirmKimRendered(First));
        while (mailbox.Snapshot.Day.Current is { } attempt)
        {
            var station = StationViewBuilder.Build(mailbox.Snapshot);
            station.Prompts.Should().BeEmpty();
            station.Script.Todo.Should().NotContain(line => line.Contains("участник назвал", StringComparison.Ordinal));
            said.AddRange(station.Script.Say);
            if (attempt.Stage == Stage.TopicChoice)
            {
                await DoAsync(mailbox, new ChooseTopic(1));
            }

            await DoAsync(mailbox, new NextStage(attempt.Stage));
        }

        said.Should().HaveCountGreaterThan(12);
        said.Should().NotContain(line => line.Contains("азовите", StringComparison.Ordinal) || line.Contains("Скажите", StringComparison.Ordinal) || line.Contains("азывайте", StringComparison.Ordinal))
            .And.NotContain(line => line.Contains("перескажите", StringComparison.Ordinal) || line.Contains("послушать", StringComparison.Ordinal));
    }

    private static AttemptView Ended(AuditoriumMailbox mailbox) => StationViewBuilder.Build(mailbox.Snapshot).Ended.Single();

    private async Task<AuditoriumMailbox> RetellingAsync()
    {
        var mailbox = await _exam.OpenAsync();
        await _exam.ShowKimAsync(mailbox);
        while (mailbox.Snapshot.Day.Current!.Stage != Stage.Retelling)
        {
            await DoAsync(mailbox, new NextStage(mailbox.Snapshot.Day.Current.Stage));
        }

        return mailbox;
    }
}
