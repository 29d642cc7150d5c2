using Itog.Exam.Regulation;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>Back to the queue before the КИМ, and past one who is away.</summary>
public sealed class QueueWayTests
{
    [Fact]
    public void An_admitted_participant_goes_back_to_the_end_and_keeps_his_variants()
    {
        var day = new Scenario();
        day.ReadyForKim(day.People[0]).Arrives(day.People[1]).Do(new ReturnToQueue("Принести паспорт."));

        day.Day.Current.Should().BeNull();
        day.Day.Line.Should().Equal(day.People[1], day.People[0]);
        day.Day.Ended[^1].Phase.Should().Be(AttemptPhase.Returned);
        day.Day.Ended[^1].EndReason.Should().Be("Принести паспорт.");
        day.Day.Ticket(day.People[0]).Reason.Should().Be(QueueReason.SentBack);
        day.Day.VariantsSeenBy(day.People[0]).Should().BeEmpty();
    }

    [Fact]
    public void Where_a_late_one_keeps_his_place_so_does_one_who_was_sent_back()
    {
        var day = new Scenario(change: plan => plan with
        {
            Regulation = plan.Regulation with { LateRule = new Ruled<LateRule>(LateRule.ScheduledPlace, "003") },
        });
        day.ReadyForKim(day.People[0]).Arrives(day.People[1]).Do(new ReturnToQueue("Принести паспорт."));

        day.Day.Line.Should().Equal(day.People[0], day.People[1]);
    }

    [Fact]
    public void An_open_kim_that_nobody_saw_does_not_keep_him_but_a_seen_one_does()
    {
        var unseen = new Scenario();
        unseen.ReadyForKim(unseen.People[0]).Do(new OpenKim([]), new ReturnToQueue("Вошли родители."));
        unseen.Day.VariantsSeenBy(unseen.People[0]).Should().BeEmpty();

        var seen = new Scenario();
        seen.KimOnScreen(seen.People[0]).Refuses(new ReturnToQueue("Вошли родители."), "kim-already-seen");
    }

    [Fact]
    public void The_next_attempt_after_a_return_has_the_next_number()
    {
        var day = new Scenario();
        day.ReadyForKim(day.People[0]).Do(new ReturnToQueue("Принести паспорт."), new AdmitNext(Guid.NewGuid()));

        day.Day.Current!.Number.Should().Be(2);
    }

    [Fact]
    public void One_who_is_away_is_passed_over_at_once_and_keeps_his_place()
    {
        var day = new Scenario();
        day.Do(new OpenConference()).Arrives(day.People[0]).Arrives(day.People[1]).Do(new LoseParticipant(day.People[0], Link.Page));
        day.Refuses(new AdmitNext(Guid.NewGuid()), "next-one-away").Do(new SkipAbsent(day.People[0]), new AdmitNext(Guid.NewGuid()));

        day.Day.Current!.Participant.Should().Be(day.People[1]);
        day.Day.Line.Should().Equal(day.People[0]);
    }

    [Fact]
    public void One_who_is_back_is_next_again()
    {
        var day = new Scenario();
        day.Do(new OpenConference()).Arrives(day.People[0]).Arrives(day.People[1]).Do(new LoseParticipant(day.People[0], Link.Page));
        day.Do(new SkipAbsent(day.People[0]), new ConnectParticipant(day.People[0], Link.Page), new AdmitNext(Guid.NewGuid()));

        day.Day.Current!.Participant.Should().Be(day.People[0]);
    }

    [Fact]
    public void Nobody_who_is_there_is_passed_over()
    {
        var day = new Scenario();
        day.Do(new OpenConference()).Arrives(day.People[0]).Arrives(day.People[1]);

        day.Refuses(new SkipAbsent(day.People[0]), "not-away").Refuses(new SkipAbsent(day.People[3]), "not-waiting");
    }

    [Fact]
    public void One_who_was_sent_back_lets_others_go_first_and_is_called_when_nobody_else_is_there()
    {
        var day = new Scenario(change: plan => plan with
        {
            Regulation = plan.Regulation with { LateRule = new Ruled<LateRule>(LateRule.ScheduledPlace, "003") },
        });
        day.ReadyForKim(day.People[0]).Arrives(day.People[1]).Do(new ReturnToQueue("Принести паспорт."), new SkipAbsent(day.People[0]), new AdmitNext(Guid.NewGuid()));
        day.Day.Current!.Participant.Should().Be(day.People[1]);

        day.Do(new ReportTechnicalFailure("Сбой."), new LoseParticipant(day.People[1], Link.Page), new SkipAbsent(day.People[0]), new SkipAbsent(day.People[1]));
        day.Do(new AdmitNext(Guid.NewGuid()));
        day.Day.Current!.Participant.Should().Be(day.People[0]);
    }

    [Fact]
    public void What_was_said_is_marked_for_the_running_stage_only()
    {
        var day = new Scenario();
        day.KimShown(day.People[0]).Do(new MarkSpoken(Spoken.Name, true), new MarkSpoken(Spoken.Variant, true), new MarkSpoken(Spoken.Variant, false));
        day.Refuses(new MarkSpoken(Spoken.TaskNumber, true), "nothing-to-say").GoTo(Stage.ReadingAloud).Do(new MarkSpoken(Spoken.TaskNumber, true)).GoTo(Stage.Retelling);

        day.Day.Current!.Spoken.Should().Equal(new SpokenMark(Stage.TextIntroduction, Spoken.Name), new SpokenMark(Stage.ReadingAloud, Spoken.TaskNumber));
        day.Do(new NextStage(Stage.Retelling));
        day.Day.Current!.Stage.Should().Be(Stage.TopicChoice, "a forgotten number stops nobody");
    }
}
