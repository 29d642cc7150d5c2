using System.Text.Json;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Hub;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Tests.Mailbox;
using Itog.Queue.Views;
using Itog.Recorder;
using Microsoft.EntityFrameworkCore;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Tests.Mailbox.ExamDayFixture;

namespace Itog.Queue.Tests.Views;

public sealed class ViewTests : IAsyncLifetime
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
    }

    public ValueTask DisposeAsync() => _exam.DisposeAsync();

    // Breaks between two answers last at most so long as the pack says [002 §28].
    [Fact]
    public async Task The_station_is_told_until_when_its_break_lasts_and_by_which_clause()
    {
        StationViewBuilder.Build(Now).Break.Should().BeNull("nobody has answered yet");
        await _exam.ShowKimAsync(_mailbox);
        StationViewBuilder.Build(Now).Break.Should().BeNull("somebody answers");
        await FinishAsync(_mailbox);

        var rest = StationViewBuilder.Build(Now).Break!;
        rest.Until.Should().Be(Now.Day.Ended[^1].EndedAt!.Value + Now.Materials.Regulation.Break.Value);
        rest.Source.Should().EndWith("п.\u00A028").And.NotStartWith("002");
    }

    [Fact]
    public async Task A_participant_learns_nothing_of_others_of_cards_or_of_questions()
    {
        await _exam.ShowKimAsync(_mailbox);
        await DoAsync(_mailbox, new ConnectParticipant(Second, Link.Page));
        foreach (var stage in Enum.GetValues<Stage>().Skip(1))
        {
            await GoToAsync(stage);
            foreach (var person in _exam.People)
            {
                var wire = Wire(Page.Participant, person.Id);
                foreach (var other in _exam.People.Where(p => p.Id != person.Id))
                {
                    wire.Should().NotContain(other.FamilyName).And.NotContain(other.Id.ToString()).And.NotContain($"{other.DocumentSeries} {other.DocumentNumber}");
                }

                foreach (var content in Now.Materials.Variants.Values)
                {
                    wire.Should().NotContain(content.Paragraphs[0]).And.NotContain(content.Quotation.Text);
                    foreach (var topic in content.Topics)
                    {
                        wire.Should().NotContain(topic.Instruction).And.NotContain(topic.InterlocutorQuestions[0]);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("Asia/Vladivostok", "Asia/Vladivostok")]
    [InlineData("Russian Standard Time", "Europe/Moscow")]
    public void Pages_are_told_the_time_zone_of_the_school_by_its_IANA_name(string configured, string told)
    {
        Now.Materials.School.TimeZoneId = configured;

        ParticipantViewBuilder.Build(Now, First).Auditorium.TimeZone.Should().Be(told);
    }

    [Fact]
    public async Task Only_the_admitted_participant_has_access_to_the_room()
    {
        await _exam.ShowKimAsync(_mailbox);
        await DoAsync(_mailbox, new ConnectParticipant(Second, Link.Page));

        ParticipantViewBuilder.Build(Now, First).Access!.Receive.Should().BeEquivalentTo(
            "interlocutor/microphone", "interlocutor/camera", "interlocutor/screen", "assistant/microphone", "assistant/camera",
            "signInterpreter/microphone", "signInterpreter/camera");
        ParticipantViewBuilder.Build(Now, Second).Access.Should().BeNull();
        await DoAsync(_mailbox, new ReportTechnicalFailure("Сбой."));
        ParticipantViewBuilder.Build(Now, First).Access.Should().BeNull();
    }

    [Fact]
    public async Task Staff_have_access_while_the_conference_is_open_and_the_expert_publishes_nothing()
    {
        StationViewBuilder.Build(Now).Access.Should().BeNull();
        await DoAsync(_mailbox, new OpenConference());

        StationViewBuilder.Build(Now).Access!.Publish.Should().HaveCount(3);
        ExpertViewBuilder.Build(Now, Guid.Empty).Access!.Publish.Should().BeEmpty();
        TechnicianViewBuilder.Build(Now).Access!.Publish.Should().BeEmpty();
        StationViewBuilder.BuildKim(Now).Access.Should().BeNull();
    }

    [Fact]
    public async Task The_kim_window_shows_each_stage_its_card()
    {
        await DoAsync(
            _mailbox, new OpenConference(), new ConnectParticipant(First, Link.Page), new ReportPreCheck(First, true, true, true, 0.5),
            new AdmitNext(Guid.NewGuid()));
        await DoAsync(_mailbox, [.. Day.Scenario.BeforeKim(Now.Day.Current!)]);
        StationViewBuilder.BuildKim(Now).Card.Should().BeNull();
        await DoAsync(_mailbox, new OpenKim([]));
        StationViewBuilder.BuildKim(Now).Card.Should().BeOfType<KimCardView.Text>();
        await DoAsync(_mailbox, new ShareScreen(true), new ConfirmKimRendered(First));

        var cards = new List<Type?>();
        var questions = new List<bool>();
        foreach (var stage in Enum.GetValues<Stage>().Skip(1))
        {
            await GoToAsync(stage);
            cards.Add(StationViewBuilder.BuildKim(Now).Card?.GetType());
            questions.Add(StationViewBuilder.Build(Now).Questions is { Count: 3 });
            Wire(Page.Kim, First).Should().NotContain(Now.Materials.Variants[Now.Day.Current!.Variant!.Value].Topics[1].InterlocutorQuestions[0]);
        }

        cards.Should().Equal(
            typeof(KimCardView.Text), typeof(KimCardView.Text), typeof(KimCardView.Text), typeof(KimCardView.TextAndQuotation),
            typeof(KimCardView.QuotationOnly), typeof(KimCardView.TopicList), typeof(KimCardView.TopicCard), typeof(KimCardView.TopicCard),
            typeof(KimCardView.TopicCard), null);
        questions.Should().Equal(false, false, false, false, false, false, false, false, true, false);
    }

    [Fact]
    public async Task Whom_the_PMPK_asks_it_for_has_the_shown_card_as_a_document_and_nobody_else_and_no_longer()
    {
        await using (var db = _exam.CreateDbContext())
        {
            var participant = await db.Participants.SingleAsync(p => p.Id == First);
            (participant.KimAsDocument, participant.PmpkRecommendation) = (true, "№ 7 от 01.09.2025");
            await db.SaveChangesAsync();
        }

        KimCardView? Card() => ParticipantViewBuilder.Build(Now, First).Card;
        await DoAsync(
            _mailbox, new OpenConference(), new ConnectParticipant(First, Link.Page), new ReportPreCheck(First, true, true, true, 0.5), new AdmitNext(Guid.NewGuid()));
        await DoAsync(_mailbox, [.. Day.Scenario.BeforeKim(Now.Day.Current!)]);
        Card().Should().BeNull("nothing is open");
        await DoAsync(_mailbox, new OpenKim([]));
        Card().Should().BeNull("the КИМ is not on the screen");
        await DoAsync(_mailbox, new ShareScreen(true));
        Card().Should().BeOfType<KimCardView.Text>("its first rendering begins the exam, as a frame does");
        await DoAsync(_mailbox, new ConfirmKimRendered(First));

        await GoToAsync(Stage.Retelling);
        Card().Should().BeOfType<KimCardView.QuotationOnly>("the text is taken away");
        ParticipantViewBuilder.Build(Now, _exam.People[1].Id).Card.Should().BeNull();
        await DoAsync(_mailbox, new ShareScreen(false));
        Card().Should().BeNull("what is not on the screen is not on the page");
        await DoAsync(_mailbox, new ShareScreen(true));

        await GoToAsync(Stage.Monologue);
        Card().Should().BeOfType<KimCardView.TopicCard>().Which.PictureUrl.Should().BeNull();
        await GoToAsync(Stage.Closing);
        Card().Should().BeNull();
    }

    [Fact]
    public async Task Who_called_for_help_is_told_what_has_become_of_it()
    {
        HelpState Help() => ParticipantViewBuilder.Build(Now, First).Help;
        await DoAsync(_mailbox, new OpenConference(), new ConnectParticipant(First, Link.Page));
        Help().Should().Be(HelpState.None);
        await DoAsync(_mailbox, new AskHelp(First, HelpNeed.Sound));
        Help().Should().Be(HelpState.Asked);
        ParticipantViewBuilder.Build(Now, _exam.People[1].Id).Help.Should().Be(HelpState.None);
        var alarm = TechnicianViewBuilder.Build(Now).Alarms[0];
        alarm.Text.Should().Contain("просит помощи").And.Contain("плохо слышно");

        await DoAsync(_mailbox, new AcknowledgeAlarm(alarm.Id, StaffRole.Technician));
        Help().Should().Be(HelpState.Seen);
        ParticipantViewBuilder.Build(Now, First).Helper.Should().Be(StaffRole.Technician);

        await DoAsync(_mailbox, new AskHelp(First, HelpNeed.Picture));
        ParticipantViewBuilder.Build(Now, First).Helper.Should().BeNull("nobody has taken the new call");
        await DoAsync(_mailbox, new AcknowledgeAlarm(Now.Day.Alarms[^1].Id, StaffRole.Interlocutor));
        ParticipantViewBuilder.Build(Now, First).Helper.Should().Be(StaffRole.Interlocutor);
    }

    [Fact]
    public async Task The_regulation_and_his_own_conditions_tell_what_lies_ready()
    {
        await DoAsync(_mailbox, new OpenConference(), new ConnectParticipant(First, Link.Page));
        var ready = ParticipantViewBuilder.Build(Now, First).Preparation;
        var pack = Now.Materials.Regulation;
        ready.DocumentRequired.Should().Be(pack.DocumentRule.Value == DocumentRule.Required);
        ready.DraftSheet.Should().Be(pack.DraftSheet.Value == DraftSheet.OneForRetelling);
        ready.ExtraMinutes.Should().Be((int)Now.Day.Plan.Participant(First)!.ExtraTime.TotalMinutes);
    }

    [Fact]
    public async Task A_participant_without_the_condition_gets_no_card()
    {
        await _exam.ShowKimAsync(_mailbox);
        ParticipantViewBuilder.Build(Now, First).Card.Should().BeNull();
        StationViewBuilder.BuildKim(Now).Card.Should().NotBeNull();
    }

    [Fact]
    public async Task The_recording_can_be_listened_to_once_it_is_ready()
    {
        var attempt = await _exam.ShowKimAsync(_mailbox);
        await GoToAsync(Stage.Closing);
        ParticipantViewBuilder.Build(Now, First).Listening.Should().BeNull();
        await DoAsync(_mailbox, new NextStage(Stage.Closing));
        ParticipantViewBuilder.Build(Now, First).Listening!.Url.Should().BeNull();

        _exam.Recorder.Set(attempt.Id, RecordingState.Ready);
        await _mailbox.DrawnAsync();
        ParticipantViewBuilder.Build(Now, First).Listening!.Url.Should().Be($"/api/attempts/{attempt.Id}/recording");
        ParticipantViewBuilder.Build(Now, First).Phase.Should().Be(ParticipantPhase.Finished);
    }

    [Fact]
    public async Task A_pause_is_seen_by_everybody_and_blocks_the_next_step()
    {
        await _exam.ShowKimAsync(_mailbox);
        StationViewBuilder.Build(Now).Pause.Should().BeEquivalentTo(new { Allowed = true });
        await DoAsync(_mailbox, new PauseRecording("Шум.", StaffRole.Interlocutor));

        ParticipantViewBuilder.Build(Now, First).Recording.State.Should().Be(RecordingPhase.Paused);
        StationViewBuilder.Build(Now).Attempt!.Recording.Should().Match<RecordingView>(r => r.State == RecordingPhase.Paused && r.PausedAt == _exam.Time.GetUtcNow());
        StationViewBuilder.Build(Now).Obstacles.Should().ContainSingle().Which.Code.Should().Be("recording-paused");
        TechnicianViewBuilder.Build(Now).Alarms.Should().ContainSingle().Which.Text.Should().Contain("Запись на паузе").And.Contain("Шум.");

        await DoAsync(_mailbox, new ResumeRecording());
        ParticipantViewBuilder.Build(Now, First).Recording.State.Should().Be(RecordingPhase.Recording);
    }

    [Theory]
    [InlineData(RecordingPhase.Paused, RecordingPhase.Recording)]
    [InlineData(RecordingPhase.Failed, RecordingPhase.Recording)]
    [InlineData(RecordingPhase.NotStarted, RecordingPhase.Recording)]
    [InlineData(RecordingPhase.Omitted, RecordingPhase.Omitted)]
    public void Whoever_is_recorded_by_the_recording_of_the_day_sees_that_it_runs(RecordingPhase own, RecordingPhase shown)
    {
        var view = RecordingView.None with { State = own };

        view.ForParticipant(dayIsRecorded: true).State.Should().Be(shown);
        view.ForParticipant(dayIsRecorded: false).State.Should().Be(own);
    }

    [Fact]
    public async Task Whoever_sits_without_a_recording_is_told_so_from_the_first_and_is_promised_none()
    {
        await using (var db = _exam.CreateDbContext())
        {
            var card = await db.Participants.SingleAsync(p => p.Id == First);
            (card.Consent, card.NoRecordingDecision) = (Consent.Refused, "Решение ГЭК № 1");
            await db.SaveChangesAsync();
        }

        await DoAsync(_mailbox, new OpenConference(), new ConnectParticipant(First, Link.Page), new ReportPreCheck(First, true, true, true, 0.5));
        ParticipantViewBuilder.Build(Now, First).Recording.State.Should().Be(RecordingPhase.Omitted);
        await DoAsync(_mailbox, new AdmitNext(Guid.NewGuid()));

        ParticipantViewBuilder.Build(Now, First).Recording.State.Should().Be(RecordingPhase.Omitted);
        var station = StationViewBuilder.Build(Now);
        station.Attempt!.Recording.State.Should().Be(RecordingPhase.Omitted);
        station.Script.Say.Should().Contain(line => line.Contains("не записывается", StringComparison.Ordinal)).And.NotContain(line => line.Contains("Всё записывается", StringComparison.Ordinal));
        station.Pause.Should().Match<PauseView>(p => !p.Allowed && p.Rule.Contains("приостанавливать нечего", StringComparison.Ordinal));
        ParticipantViewBuilder.Build(Now, Second).Recording.State.Should().Be(RecordingPhase.NotStarted);
        CategoryScript.Line(Now.Day.Plan, First, Now.Materials.Regulation.RuleOf(Stage.Closing)).Should().NotContain("запись", "there is nothing to listen to");
        CategoryScript.Line(Now.Day.Plan, Second, Now.Materials.Regulation.RuleOf(Stage.Closing)).Should().Contain("запись");
    }

    [Fact]
    public async Task Phases_of_a_participant_follow_his_day()
    {
        ParticipantPhase Phase() => ParticipantViewBuilder.Build(Now, First).Phase;
        await DoAsync(_mailbox, new ConnectParticipant(First, Link.Page));
        Phase().Should().Be(ParticipantPhase.NotOpened);
        await DoAsync(_mailbox, new OpenConference());
        Phase().Should().Be(ParticipantPhase.PreCheck);
        await DoAsync(_mailbox, new ReportPreCheck(First, true, true, true, 0.5));
        Phase().Should().Be(ParticipantPhase.Waiting);
        await DoAsync(_mailbox, new AdmitNext(Guid.NewGuid()));
        Phase().Should().Be(ParticipantPhase.Admitted);
        await DoAsync(_mailbox, new ReportTechnicalFailure("Сбой."));
        Phase().Should().Be(ParticipantPhase.Returned);
    }

    [Fact]
    public async Task A_participant_is_promised_another_variant_only_when_he_saw_one()
    {
        await DoAsync(_mailbox, new ConnectParticipant(First, Link.Page));
        await DoAsync(_mailbox, new OpenConference());
        await DoAsync(_mailbox, new ReportPreCheck(First, true, true, true, 0.5));
        await DoAsync(_mailbox, new AdmitNext(Guid.NewGuid()));
        await DoAsync(_mailbox, new ReportTechnicalFailure("Сбой."));
        ParticipantViewBuilder.Build(Now, First).Queue!.Note.Should().BeNull();

        await _exam.ShowKimAsync(_mailbox);
        await DoAsync(_mailbox, new ReportTechnicalFailure("Сбой."));
        ParticipantViewBuilder.Build(Now, First).Queue!.Note.Should().Contain("другой вариант");
    }

    [Fact]
    public async Task The_experts_page_has_an_empty_sheet_as_soon_as_the_kim_is_shown()
    {
        var attempt = await _exam.ShowKimAsync(_mailbox);

        var protocol = ExpertViewBuilder.Build(Now, Guid.Empty).Protocols.Should().ContainSingle().Subject;
        protocol.AttemptId.Should().Be(attempt.Id);
        protocol.Maximum.Should().Be(20);
        protocol.Scores.Should().NotBeEmpty().And.OnlyContain(s => s.Value == null);
        protocol.Groups.Sum(g => g.Maximum).Should().Be(20);
        protocol.Obstacles.Select(o => o.Code).Should().Contain(["attempt-running", "scores-missing"]);
    }

    [Fact]
    public async Task An_expert_is_kept_out_of_the_room_while_somebody_answers_who_is_scored_from_the_recording()
    {
        await using (var db = _exam.CreateDbContext())
        {
            var participant = await db.Participants.SingleAsync(p => p.Id == First);
            (participant.Category, participant.PmpkRecommendation) = (ParticipantCategory.AutismSpectrum, "№ 7 от 01.09.2025");
            await db.SaveChangesAsync();
        }

        await DoAsync(_mailbox, new OpenConference());
        ExpertViewBuilder.Build(Now, Guid.Empty).Access.Should().NotBeNull();
        await DoAsync(
            _mailbox, new ConnectParticipant(First, Link.Page), new ReportPreCheck(First, true, true, true, 0.5), new AdmitNext(Guid.NewGuid()));

        var view = ExpertViewBuilder.Build(Now, Guid.Empty);
        view.Access.Should().BeNull();
        view.KeptOut!.Code.Should().Be("scheme-from-recording");
        view.KeptOut.Clause.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task Everybody_sees_who_leads_a_protocol()
    {
        await _exam.ShowKimAsync(_mailbox);
        await DoAsync(_mailbox, new Remove("Телефон на столе."));
        var expert = ExamDayFixture.StaffId(StaffRole.Expert);
        ExpertViewBuilder.Build(Now, expert).Protocols[0].Owner.Should().Be(ProtocolOwner.Nobody);
        await using (var db = _exam.CreateDbContext())
        {
            (await new ProtocolBook(db, _exam.Time).SignAsync(Now.Day.Ended[0].Id, expert)).Succeeded.Should().BeTrue();
        }

        _mailbox.Refresh(protocols: true);
        await _mailbox.DrawnAsync();

        var mine = ExpertViewBuilder.Build(Now, expert).Protocols[0];
        (mine.Owner, mine.MarkedOnly, mine.Total).Should().Be((ProtocolOwner.Me, true, null));
        mine.SignedAt.Should().NotBeNull();
        mine.PdfUrl.Should().NotBeNull();
        var others = ExpertViewBuilder.Build(Now, Guid.Empty).Protocols[0];
        others.Owner.Should().Be(ProtocolOwner.Other);
        others.Expert.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_lost_place_in_the_queue_is_shown_when_the_patience_ends_without_any_event()
    {
        await DoAsync(_mailbox, new OpenConference(), new ConnectParticipant(First, Link.Page), new ConnectParticipant(Second, Link.Page));
        await DoAsync(_mailbox, new LoseParticipant(First, Link.Page));
        TechnicianViewBuilder.Build(Now).Queue.Select(t => t.Place).Should().Equal(1, 2, null, null);

        _exam.Time.Advance(Patience + TimeSpan.FromSeconds(1));
        await _mailbox.DrawnAsync();
        TechnicianViewBuilder.Build(Now).Queue.Select(t => t.Place).Should().Equal(null, 1, null, null);
    }

    private async Task GoToAsync(Stage stage)
    {
        while (Now.Day.Current!.Stage < stage)
        {
            if (Now.Day.Current.Stage == Stage.TopicChoice)
            {
                await DoAsync(_mailbox, new ChooseTopic(2));
            }

            await DoAsync(_mailbox, new NextStage(Now.Day.Current.Stage));
        }
    }

    private string Wire(Page page, Guid person) =>
        JsonSerializer.Serialize<object>(PageViews.Draw(Now, new PagePass(page, _exam.Key, person)), WireJson.Options);
}
