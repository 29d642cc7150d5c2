using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Tests.Mailbox;
using Itog.Queue.Views;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Tests.Mailbox.ExamDayFixture;

namespace Itog.Queue.Tests.Views;

/// <summary>What the interlocutor is told beside the attempt: what each way out would do, what is to be said, who waits for when, and where else.</summary>
public sealed class StationViewTests : IAsyncLifetime
{
    private ExamDayFixture _exam = null!;
    private AuditoriumMailbox _mailbox = null!;

    private Guid First => _exam.People[0].Id;

    private Guid Second => _exam.People[1].Id;

    private AuditoriumSnapshot Now => _mailbox.Snapshot;

    public async ValueTask InitializeAsync()
    {
        _exam = await CreateAsync();
        _mailbox = await _exam.OpenAsync();
        await DoAsync(_mailbox, new OpenConference(), new ConnectInterlocutor(Link.Page));
        await DoAsync(_mailbox, new ConnectParticipant(First, Link.Page), new ReportPreCheck(First, true, true, true, 0.5));
        await DoAsync(_mailbox, new ConnectParticipant(Second, Link.Page), new ReportPreCheck(Second, true, true, true, 0.5), new AdmitNext(Guid.NewGuid()));
    }

    public ValueTask DisposeAsync() => _exam.DisposeAsync();

    [Fact]
    public async Task A_failure_tells_the_place_and_that_a_variant_on_a_shared_screen_is_used_up()
    {
        Failure(Now).Should().Contain(r => r.StartsWith("КИМ участник не видел")).And.Contain("Участник встанет в конец очереди. Перед ним будут ждать: 1.");

        await DoAsync(_mailbox, [.. Day.Scenario.BeforeKim(Now.Day.Current!)]);
        await DoAsync(_mailbox, new OpenKim([]));
        Failure(Now).Should().Contain(r => r.StartsWith("КИМ участник не видел"), "an open КИМ that nobody is shown is seen by nobody");
        await DoAsync(_mailbox, new ShareScreen(true));
        Failure(Now).Should().Contain(r => r.Contains("другой, незнакомый"), "it may have reached him before his page says so");
    }

    [Fact]
    public void A_failure_tells_what_the_region_asks_and_by_which_clause()
    {
        var asking = With(Now, RegulationPacks.Get("tambov-2026"));
        Failure(asking).Should().Contain("Сначала участник решит, отвечать ли ему сегодня.");
        StationViewBuilder.Build(asking).Endings!.Failure.Source.Should().Contain("разд.").And.NotStartWith("003");

        var mild = With(Now, Now.Materials.Regulation with
        {
            FailureRule = new Ruled<FailureRule>(new FailureRule(LateRule.ScheduledPlace, true, false, SameDayDecision.Organizer), "002 §48"),
        });
        Failure(mild).Should().Contain("Участник вернётся на своё место в очереди по графику.");
    }

    [Fact]
    public async Task Back_to_the_queue_is_open_until_the_kim_was_seen()
    {
        StationViewBuilder.Build(Now).Endings!.Back.Refused.Should().BeNull();
        await DoAsync(_mailbox, [.. Day.Scenario.BeforeKim(Now.Day.Current!)]);
        await DoAsync(_mailbox, new OpenKim([]), new ShareScreen(true));

        StationViewBuilder.Build(Now).Endings!.Back.Refused!.Code.Should().Be("kim-already-seen");
    }

    [Fact]
    public async Task What_is_to_be_said_changes_with_the_stage_and_keeps_its_mark()
    {
        StationViewBuilder.Build(Now).Prompts.Should().BeEmpty();
        await DoAsync(_mailbox, [.. Day.Scenario.BeforeKim(Now.Day.Current!)]);
        await DoAsync(_mailbox, new OpenKim([]), new ShareScreen(true), new ConfirmKimRendered(First), new MarkSpoken(Spoken.Name, true));

        StationViewBuilder.Build(Now).Prompts.Select(p => (p.What, p.Said)).Should().Equal((Spoken.Name, true), (Spoken.Variant, false));
        await DoAsync(_mailbox, new NextStage(Stage.TextIntroduction));
        StationViewBuilder.Build(Now).Prompts.Should().BeEmpty("he reads silently");
        await DoAsync(_mailbox, new NextStage(Stage.SilentReading));
        StationViewBuilder.Build(Now).Prompts.Select(p => (p.What, p.Said)).Should().Equal((Spoken.TaskNumber, false));
        _exam.Recorder.Marks.Should().Contain(m => m.Kind == "spoken" && m.Label == nameof(Spoken.Name));
    }

    [Fact]
    public async Task The_queue_tells_for_when_each_one_may_be_called()
    {
        var admitted = Now.Day.Current!.AdmittedAt;
        Ticket(Second).ExpectedAt.Should().Be(Later(admitted + TimeSpan.FromMinutes(20)));

        _exam.Time.Advance(TimeSpan.FromMinutes(5));
        _mailbox.Refresh();
        await _mailbox.DrawnAsync();
        Ticket(Second).ExpectedAt.Should().Be(Later(admitted + TimeSpan.FromMinutes(20)), "what has gone by of the answer is not waited for once more");
        Ticket(Second).MaySkip.Should().BeFalse();
        await DoAsync(_mailbox, new LoseParticipant(Second, Link.Page));
        Ticket(Second).MaySkip.Should().BeTrue();
    }

    [Fact]
    public async Task A_call_for_help_is_there_at_once_and_gone_when_somebody_sees_to_it()
    {
        await DoAsync(_mailbox, new AskHelp(Second, HelpNeed.Picture));
        var call = StationViewBuilder.Build(Now).HelpCalls.Should().ContainSingle().Subject;
        call.ParticipantId.Should().Be(Second);
        StationViewBuilder.Build(Now).Alarms.Should().BeEmpty("it is no second alarm yet");

        await DoAsync(_mailbox, new AcknowledgeAlarm(call.Alarm));
        StationViewBuilder.Build(Now).HelpCalls.Should().BeEmpty();
    }

    [Fact]
    public void Other_queues_are_shown_where_the_regulation_shares_them()
    {
        var other = new NeighbourQueue(2, "0202", ConferenceOpen: true, Busy: true, Waiting: 1, Second, ViewParts.Name(Now, Second), "9А");
        var seen = Now with { Neighbours = [other] };
        StationViewBuilder.Build(seen).Neighbours.Should().ContainSingle().Which.Next!.ParticipantId.Should().Be(Second);
        StationViewBuilder.Build(seen).TakingRefused!.Code.Should().Be("attempt-in-room");

        var apart = With(seen, seen.Materials.Regulation with { SharedQueue = new Ruled<bool>(false, "003") });
        StationViewBuilder.Build(apart).Neighbours.Should().BeEmpty();
    }

    [Fact]
    public async Task Between_two_answers_the_interlocutor_is_told_what_has_become_of_the_last_one_and_how_the_day_ends()
    {
        await EndAsync(new ReportTechnicalFailure("Сбой."));
        Now.Day.Line.Should().HaveCount(2);
        Todo().Should().Contain(line => line.Contains("После сбоя участник снова в очереди")).And.Contain(line => line.Contains("«Пригласить следующего»"));

        await DoAsync(_mailbox, new AdmitNext(Guid.NewGuid()));
        await EndAsync(new MarkUnfinished("Плохо себя чувствует."));
        Todo().Should().Contain(line => line.Contains("ИС-08"));

        await DoAsync(_mailbox, new AdmitNext(Guid.NewGuid()));
        await EndAsync();
        await FinishAsync(_mailbox);
        Todo().Should().Contain(line => line.Contains("слушает запись"));
        var missing = Now.Day.Plan.Schedule.Where(p => Now.Day.AttemptCount(p.Id) == 0).ToList();
        Todo().Any(line => line.Contains("Ещё не подключились")).Should().Be(missing.Count > 0);
        await DoAsync(_mailbox, new ConfirmEnd(Now.Day.Ended[^1].Participant));
        Todo().Should().Contain(line => line.Contains("прослушал запись и свободен"));

        var over = Now with { Day = Now.Day with { Plan = Now.Day.Plan with { Schedule = [.. Now.Day.Plan.Schedule.Except(missing)] } } };
        StationViewBuilder.Build(over).Script.Todo.Should().Contain(line => line.Contains("Ведомость (ИС-02)"));
        StationViewBuilder.Build(over).Obstacles.Should().ContainSingle().Which.Code.Should().Be("all-answered");
    }

    private IReadOnlyList<string> Todo() => StationViewBuilder.Build(Now).Script.Todo;

    private async Task EndAsync(params DayCommand[] end)
    {
        await DoAsync(_mailbox, [.. Day.Scenario.BeforeKim(Now.Day.Current!)]);
        await DoAsync(_mailbox, new OpenKim([]), new ShareScreen(true), new ConfirmKimRendered(Now.Day.Current!.Participant));
        await DoAsync(_mailbox, end);
    }

    private static AuditoriumSnapshot With(AuditoriumSnapshot s, RegulationPack regulation) => s with
    {
        Materials = s.Materials with { Regulation = regulation },
        Day = s.Day with { Plan = s.Day.Plan with { Regulation = regulation } },
    };

    private static IReadOnlyList<string> Failure(AuditoriumSnapshot s) => StationViewBuilder.Build(s).Endings!.Failure.Rules;

    private TicketView Ticket(Guid participant) => StationViewBuilder.Build(Now).Queue.Single(t => t.ParticipantId == participant);

    private DateTimeOffset Later(DateTimeOffset estimate)
    {
        var scheduled = Now.Day.Plan.Participant(Second)!.ScheduledAt;
        return estimate > scheduled ? estimate : scheduled;
    }
}
