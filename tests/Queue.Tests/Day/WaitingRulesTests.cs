using Itog.Exam.Regulation;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>What is decided for one who waits: the wish after a failure [003], the early end before he is called [004 §5.8].</summary>
public sealed class WaitingRulesTests
{
    private readonly Scenario _day = Of("ru-2026");
    private readonly Scenario _asking = Of("tambov-2026");

    private Guid P(int number) => _day.People[number - 1];

    [Fact]
    public void Where_the_wish_is_asked_nobody_is_called_before_he_answers()
    {
        Fail(_asking);
        _asking.Day.Ticket(P(1)).Wish.Should().Be(Wish.Asked);
        _asking.Day.Line.Should().Equal(P(1));
        _asking.Refuses(new AdmitNext(Guid.NewGuid()), "nobody-waits");

        _asking.Do(new AnswerWish(P(1), Today: true), new AdmitNext(Guid.NewGuid()));
        _asking.Day.Current!.Participant.Should().Be(P(1));
    }

    [Fact]
    public void Those_behind_do_not_wait_for_the_answer()
    {
        _asking.Arrives(P(1)).Arrives(P(2));
        Fail(_asking);
        _asking.Arrives(P(3));
        _asking.Day.Line.Should().Equal(P(2), P(1), P(3));

        _asking.Do(new AdmitNext(Guid.NewGuid()));
        _asking.Day.Current!.Participant.Should().Be(P(2));
        _asking.Do(new Remove("Нарушение."), new AdmitNext(Guid.NewGuid()));
        _asking.Day.Current!.Participant.Should().Be(P(3));
    }

    [Fact]
    public void Who_chooses_another_day_leaves_the_queue_and_may_think_again()
    {
        _asking.Arrives(P(1)).Arrives(P(2));
        Fail(_asking);
        _asking.Do(new AnswerWish(P(1), Today: false));
        _asking.Day.Line.Should().Equal(P(2));
        _asking.Do(new AnswerWish(P(1), Today: false));

        _asking.Arrives(P(3)).Do(new AnswerWish(P(1), Today: true));
        _asking.Day.Line.Should().Equal(P(2), P(3), P(1));
        _asking.Refuses(new AnswerWish(P(1), Today: false), "already-in-line");
    }

    [Fact]
    public void Where_the_regulation_does_not_ask_the_failed_one_stands_in_the_queue_at_once()
    {
        Fail(_day);
        _day.Day.Ticket(P(1)).Wish.Should().Be(Wish.None);
        _day.Ask(new AnswerWish(P(1), Today: false)).Problem!.Clause.Should().Be("002 §48");
        _day.Do(new AdmitNext(Guid.NewGuid()));
    }

    [Fact]
    public void A_second_failure_asks_again()
    {
        Fail(_asking);
        _asking.Do(new AnswerWish(P(1), Today: true));
        Fail(_asking);
        _asking.Day.Ticket(P(1)).Wish.Should().Be(Wish.Asked);
    }

    [Fact]
    public void Who_waits_may_end_early_and_has_an_attempt_for_the_act()
    {
        var attempt = Guid.NewGuid();
        _day.Arrives(P(1)).Arrives(P(2)).Do(new EndWaiting(P(1), attempt, " Плохое самочувствие. "));

        _day.Day.Line.Should().Equal(P(2));
        var ended = _day.Day.Ended.Single();
        (ended.Id, ended.Participant, ended.Number, ended.Phase, ended.EndReason).Should().Be((attempt, P(1), 1, AttemptPhase.Unfinished, "Плохое самочувствие."));
        ended.KimShownAt.Should().BeNull();
        _day.Refuses(new EndWaiting(P(1), Guid.NewGuid(), "Ещё раз."), "not-waiting");
    }

    [Fact]
    public void An_early_end_in_the_queue_does_not_touch_the_one_who_answers()
    {
        _day.KimShown(P(1)).Arrives(P(2)).Do(new EndWaiting(P(2), Guid.NewGuid(), "Плохое самочувствие."));

        _day.Day.Current!.Participant.Should().Be(P(1));
        _day.Day.Line.Should().BeEmpty();
        _day.Refuses(new EndWaiting(P(1), Guid.NewGuid(), "Он отвечает."), "not-waiting");
        _day.Refuses(new EndWaiting(P(3), Guid.NewGuid(), "Его нет."), "not-waiting");
    }

    [Fact]
    public void An_early_end_needs_its_reason() =>
        _day.Arrives(P(1)).Refuses(new EndWaiting(P(1), Guid.NewGuid(), " "), "reason-required");

    [Fact]
    public void Where_only_the_auditorium_is_named_the_refusal_cites_it()
    {
        var stavropol = Of("stavropol-2024").Arrives(P(1));
        stavropol.Refuses(new EndWaiting(P(1), Guid.NewGuid(), "Плохое самочувствие."), "only-in-auditorium");
        stavropol.Ask(new EndWaiting(P(1), Guid.NewGuid(), "Плохое самочувствие.")).Problem!.Clause.Should().Be("001 §8.8");
    }

    private static Scenario Of(string regulation) => new(change: plan => plan with { Regulation = RegulationPacks.Get(regulation) });

    /// <summary>The first one's attempt breaks off before the КИМ was shown.</summary>
    private void Fail(Scenario day) => day.ReadyForKim(P(1)).Do(new ReportTechnicalFailure("Пропал свет."));

    [Fact]
    public void One_who_was_asked_for_his_wish_and_ended_early_does_not_come_back_by_answering()
    {
        var day = new Scenario(change: plan => plan with { Regulation = plan.Regulation with { FailureRule = RegulationPacks.Get("tambov-2026").FailureRule } });
        day.KimShown(day.People[0]).Do(new ReportTechnicalFailure("Сбой."), new EndWaiting(day.People[0], Guid.NewGuid(), "Плохое самочувствие."));

        day.Refuses(new AnswerWish(day.People[0], Today: true), "wish-not-asked");
        day.Day.Line.Should().BeEmpty();
    }
}
