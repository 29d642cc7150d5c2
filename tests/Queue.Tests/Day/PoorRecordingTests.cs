using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Recorder.Quality;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>From a bad verdict over somebody's decision to ИС-08 and the second attempt [004 §5.7, 002 §58].</summary>
public sealed class PoorRecordingTests
{
    private readonly Scenario _day = new();

    private Guid P(int number) => _day.People[number - 1];

    private DayAttempt Last => _day.Day.Ended[^1];

    [Theory]
    [InlineData(VerdictGrade.Doubtful)]
    [InlineData(VerdictGrade.Unscorable)]
    public void A_bad_verdict_raises_an_alarm_with_its_reasons_and_awaits_a_decision(VerdictGrade grade)
    {
        _day.KimShown(P(1)).Finishes().Do(new JudgeRecording(Last.Id, grade, ["Шум мешает слышать участника"]));

        QualityRules.AwaitsDecision(Last).Should().BeTrue();
        _day.Day.Alarms.Should().ContainSingle().Which.Should().Match<Alarm>(
            a => a.Kind == AlarmKind.RecordingPoor && a.Grade == grade && a.Attempt == Last.Id && a.Detail!.Contains("Шум"));
        Last.Phase.Should().Be(AttemptPhase.Finished, "a person decides");
    }

    [Fact]
    public void A_good_verdict_calls_nobody()
    {
        _day.KimShown(P(1)).Finishes().Do(new JudgeRecording(Last.Id, VerdictGrade.Scorable, []));

        QualityRules.AwaitsDecision(Last).Should().BeFalse();
        _day.Day.Alarms.Should().BeEmpty();
    }

    [Fact]
    public void The_verdict_on_a_broken_attempt_calls_nobody()
    {
        _day.KimShown(P(1)).Do(new ReportTechnicalFailure("Сбой."));
        var before = _day.Day.Alarms.Length;
        _day.Do(new JudgeRecording(Last.Id, VerdictGrade.Unscorable, ["Не слышно участника"]));

        _day.Day.Alarms.Should().HaveCount(before);
        QualityRules.AwaitsDecision(Last).Should().BeFalse();
    }

    [Fact]
    public void Whoever_has_listened_may_let_it_stand()
    {
        _day.KimShown(P(1)).Finishes().Do(new JudgeRecording(Last.Id, VerdictGrade.Doubtful, ["Тихо"]), new AcceptRecording(Last.Id));

        Last.RecordingAcceptedAt.Should().Be(_day.Now);
        QualityRules.AwaitsDecision(Last).Should().BeFalse();
        _day.Day.Alarms.Single().Pressing.Should().BeFalse();
    }

    [Fact]
    public void Again_today_means_the_end_of_the_queue_and_a_variant_that_he_has_not_seen()
    {
        _day.Arrives(P(1)).Arrives(P(2)).KimShown(P(1)).Finishes();
        var first = Last;
        _day.Do(new EndForRecording(first.Id, "Не слышно участника.", AgainToday: true, []));

        _day.Day.Line.Should().Equal(P(2), P(1));
        Last.Should().Match<DayAttempt>(a => a.Phase == AttemptPhase.Unfinished && a.EndReason == "Не слышно участника." && a.EndedForRecording && a.EndedAt == first.EndedAt);
        _day.Day.Ticket(P(1)).Reason.Should().Be(QueueReason.ReturnedForRecording);

        _day.KimShown(P(2)).Finishes().KimShown(P(1));
        _day.Day.Current!.Variant.Should().NotBe(first.Variant);
        _day.Day.Current.Number.Should().Be(2);
    }

    [Fact]
    public void Another_date_leaves_the_queue_as_it_is()
    {
        _day.Arrives(P(1)).Arrives(P(2)).KimShown(P(1)).Finishes().Do(new EndForRecording(Last.Id, "Шум.", AgainToday: false, []));

        _day.Day.Line.Should().Equal(P(2));
        Last.Phase.Should().Be(AttemptPhase.Unfinished);
    }

    [Fact]
    public void Without_an_unseen_variant_it_cannot_be_again_today()
    {
        var day = new Scenario(variants: 1);
        day.KimShown(day.People[0]).Finishes();
        var attempt = day.Day.Ended[^1].Id;

        day.Refuses(new EndForRecording(attempt, "Шум.", AgainToday: true, []), "no-unseen-variant");
        day.Do(new EndForRecording(attempt, "Шум.", AgainToday: false, []));
        day.Day.Line.Should().BeEmpty();
    }

    [Fact]
    public void Variants_seen_elsewhere_count_as_seen() =>
        _day.KimShown(P(1)).Finishes().Refuses(new EndForRecording(Last.Id, "Шум.", AgainToday: true, [1, 2, 3]), "no-unseen-variant");

    [Fact]
    public void Only_the_last_finished_attempt_is_decided_about_and_once()
    {
        _day.KimShown(P(1));
        _day.Refuses(new EndForRecording(_day.Day.Current!.Id, "Шум.", true, []), "attempt-not-finished");
        _day.Do(new ReportTechnicalFailure("Сбой."));
        _day.Refuses(new EndForRecording(Last.Id, "Шум.", true, []), "attempt-not-finished").Refuses(new AcceptRecording(Last.Id), "attempt-not-finished");

        _day.KimShown(P(1)).Finishes().Refuses(new EndForRecording(Last.Id, " ", true, []), "reason-required");
        _day.Do(new EndForRecording(Last.Id, "Шум.", true, []), new EndForRecording(Last.Id, "Шум.", true, []));
        _day.Day.Line.Should().Equal(P(1));
    }

    [Fact]
    public void A_participant_who_hears_himself_badly_calls_the_staff_until_he_confirms()
    {
        _day.KimShown(P(1)).Refuses(new DisputeRecording(P(1)), "nothing-to-dispute").Finishes();
        _day.Do(new DisputeRecording(P(1)), new DisputeRecording(P(1)));

        _day.Day.Alarms.Should().ContainSingle(a => a.Kind == AlarmKind.RecordingDisputed);
        QualityRules.AwaitsDecision(Last).Should().BeTrue();
        _day.Do(new AcceptRecording(Last.Id), new ConfirmEnd(P(1))).Refuses(new DisputeRecording(P(1)), "nothing-to-dispute");
    }
}
