using Itog.Exam.Regulation;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

public sealed class FailureTests
{
    private readonly Scenario _day = new();

    private Guid P(int number) => _day.People[number - 1];

    private EndPatience PatienceOf(Guid participant) => new(_day.Day.Current!.Id, _day.Day.Ticket(participant).Presence.LostAt!.Value);

    [Fact]
    public void A_failed_attempt_sends_its_participant_to_the_end_of_the_queue()
    {
        _day.Arrives(P(1)).Arrives(P(2)).Arrives(P(3)).ReadyForKim(P(1)).Do(new ReportTechnicalFailure("Пропал свет."));

        _day.Day.Line.Should().Equal(P(2), P(3), P(1));
        _day.Day.Current.Should().BeNull();
        _day.Day.Ended.Single().Phase.Should().Be(AttemptPhase.TechnicalFailure);
        _day.Day.Ticket(P(1)).Reason.Should().Be(QueueReason.ReturnedAfterFailure);
    }

    [Theory]
    [InlineData(Link.Page)]
    [InlineData(Link.Media)]
    public void A_return_within_the_patience_goes_on_in_the_same_stage(Link link)
    {
        _day.KimShown(P(1)).GoTo(Stage.Monologue).Do(new LoseParticipant(P(1), link));
        var ends = PatienceOf(P(1));
        _day.Wait(Scenario.Patience - TimeSpan.FromSeconds(1)).Do(new ConnectParticipant(P(1), link)).Wait(TimeSpan.FromSeconds(1)).Do(ends);

        _day.Day.Current!.Stage.Should().Be(Stage.Monologue);
        _day.Day.Ticket(P(1)).Presence.Connected.Should().BeTrue();
    }

    [Fact]
    public void The_end_of_the_patience_is_a_failure_and_not_a_second_earlier()
    {
        _day.KimShown(P(1)).GoTo(Stage.Monologue).Do(new LoseParticipant(P(1), Link.Media));
        var ends = PatienceOf(P(1));
        _day.Wait(Scenario.Patience - TimeSpan.FromSeconds(1)).Do(ends);
        _day.Day.Current.Should().NotBeNull();

        _day.Wait(TimeSpan.FromSeconds(1)).Do(ends);
        _day.Day.Ended.Single().Phase.Should().Be(AttemptPhase.TechnicalFailure);
        _day.Day.Ended.Single().KimSeen.Should().BeTrue();
    }

    [Fact]
    public void A_second_loss_has_its_own_patience()
    {
        _day.KimShown(P(1)).Do(new LoseParticipant(P(1), Link.Page));
        var first = PatienceOf(P(1));
        _day.Wait(TimeSpan.FromSeconds(50)).Do(new ConnectParticipant(P(1), Link.Page), new LoseParticipant(P(1), Link.Page));

        _day.Wait(TimeSpan.FromSeconds(10)).Do(first);
        _day.Day.Current.Should().NotBeNull();
    }

    [Fact]
    public void Both_links_must_be_back()
    {
        _day.KimShown(P(1)).Do(new LoseParticipant(P(1), Link.Media), new LoseParticipant(P(1), Link.Page), new ConnectParticipant(P(1), Link.Page));
        _day.Day.Ticket(P(1)).Presence.Connected.Should().BeFalse();

        _day.Do(new ConnectParticipant(P(1), Link.Media));
        _day.Day.Ticket(P(1)).Presence.Connected.Should().BeTrue();
    }

    [Fact]
    public void A_connection_lost_in_the_closing_is_no_failure_and_the_interlocutor_still_finishes()
    {
        _day.KimShown(P(1)).GoTo(Stage.Closing).Do(new LoseParticipant(P(1), Link.Page));
        _day.Wait(Scenario.Patience).Do(PatienceOf(P(1)), new NextStage(Stage.Closing));

        _day.Day.Ended.Single().Phase.Should().Be(AttemptPhase.Finished);
    }

    [Fact]
    public void No_stage_passes_over_the_head_of_a_lost_participant() =>
        _day.KimShown(P(1)).Do(new LoseParticipant(P(1), Link.Media)).Refuses(new NextStage(Stage.TextIntroduction), "participant-away");

    [Fact]
    public void A_lost_interlocutor_ends_nothing()
    {
        _day.KimShown(P(1)).Do(new LoseInterlocutor(Link.Page)).Wait(TimeSpan.FromHours(1));

        _day.Day.Current!.Stage.Should().Be(Stage.TextIntroduction);
        _day.Day.Interlocutor.Connected.Should().BeFalse();
        _day.Day.Alarms.Should().ContainSingle(a => a.Kind == AlarmKind.InterlocutorLost);
    }

    [Fact]
    public void After_a_restart_everybody_has_the_whole_patience()
    {
        _day.KimShown(P(1)).Wait(TimeSpan.FromMinutes(10)).Do(new Restart());

        _day.Day.Ticket(P(1)).Presence.LostAt.Should().Be(_day.Now);
        _day.Wait(Scenario.Patience - TimeSpan.FromSeconds(1)).Do(PatienceOf(P(1)));
        _day.Day.Current!.Stage.Should().Be(Stage.TextIntroduction);
        _day.Do(new ConnectParticipant(P(1), Link.Page), new ConnectParticipant(P(1), Link.Media));
        _day.Day.Ticket(P(1)).Presence.Connected.Should().BeTrue();
    }

    [Fact]
    public void Every_early_end_needs_a_reason_of_sensible_length()
    {
        _day.KimShown(P(1));
        foreach (var command in new Func<string, DayCommand>[] { r => new ReportTechnicalFailure(r), r => new MarkUnfinished(r), r => new Remove(r) })
        {
            _day.Refuses(command("  "), "reason-required").Refuses(command(new string('а', DayRules.ReasonLimit + 1)), "reason-too-long");
        }
    }

    [Theory]
    [InlineData(true, AttemptPhase.Unfinished)]
    [InlineData(false, AttemptPhase.Removed)]
    public void One_who_did_not_finish_or_was_removed_is_not_queued_again(bool unfinished, AttemptPhase phase)
    {
        _day.KimShown(P(1)).Do(unfinished ? new MarkUnfinished("Стало плохо.") : new Remove("Телефон."));

        _day.Day.Line.Should().BeEmpty();
        _day.Day.Ended.Single().Should().Match<DayAttempt>(a => a.Phase == phase && a.EndReason != null && a.EndedAt == _day.Now);
    }

    [Fact]
    public void The_end_is_confirmed_once_and_only_after_it()
    {
        _day.KimShown(P(1)).Refuses(new ConfirmEnd(P(1)), "nothing-to-confirm");
        _day.Finishes().Refuses(new ConfirmEnd(P(2)), "nothing-to-confirm");
        _day.Do(new ConfirmEnd(P(1)));
        var confirmed = _day.Day.Ended.Single().EndConfirmedAt;
        _day.Wait(TimeSpan.FromMinutes(1)).Do(new ConfirmEnd(P(1)));

        _day.Day.Ended.Single().EndConfirmedAt.Should().Be(confirmed).And.NotBeNull();
    }

    [Fact]
    public void An_alarm_stays_until_it_is_acknowledged()
    {
        _day.KimShown(P(1)).Do(new LoseParticipant(P(1), Link.Page));
        var alarm = _day.Day.Alarms.Single();
        _day.Refuses(new AcknowledgeAlarm("no"), "no-such-alarm").Do(new AcknowledgeAlarm(alarm.Id));

        _day.Day.Alarms.Single().Acknowledged.Should().BeTrue();
    }
}
