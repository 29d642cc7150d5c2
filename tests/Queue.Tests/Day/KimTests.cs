using System.Collections.Immutable;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

public sealed class KimTests
{
    private readonly Scenario _day = new();

    private Guid P(int number) => _day.People[number - 1];

    public static TheoryData<int, string> Steps => new()
    {
        { 0, "check-alone" },
        { 1, "check-desk-clear" },
        { 2, "check-document-matches" },
        { 5, "participant-not-recorded" },
        { 6, "interlocutor-not-recorded" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_kim_stays_closed_while_one_step_is_missing(int missing, string code)
    {
        _day.Do(new OpenConference()).Arrives(P(1)).Do(new AdmitNext(Guid.NewGuid()));
        var steps = Scenario.BeforeKim(_day.Day.Current!).ToList();
        _day.Do([.. steps.Where((_, i) => i != missing)]);

        _day.Refuses(new OpenKim([]), code);
        NextStep.Obstacles(_day.Day, _day.Now).Should().ContainSingle().Which.Code.Should().Be(code);
        _day.Do(steps[missing], new OpenKim([]));
    }

    [Fact]
    public void The_kim_stays_closed_without_briefing_and_ready()
    {
        _day.Do(new OpenConference()).Arrives(P(1)).Do(new AdmitNext(Guid.NewGuid()));
        _day.Do([.. Scenario.BeforeKim(_day.Day.Current!).Where(c => c is not (CompleteBriefing or ConfirmReady))]);

        _day.Refuses(new OpenKim([]), "not-briefed").Refuses(new ConfirmReady(P(1)), "not-briefed");
        _day.Do(new CompleteBriefing()).Refuses(new OpenKim([]), "not-ready");
        _day.Do(new ConfirmReady(P(1)), new OpenKim([]));
    }

    [Fact]
    public void The_kim_stays_sealed_until_its_hour_to_the_second()
    {
        var opensAt = Scenario.Morning.AddMinutes(30);
        var day = new Scenario(sealOpensAt: opensAt);
        day.ReadyForKim(day.People[0]).At(opensAt.AddSeconds(-1)).Refuses(new OpenKim([]), "kim-sealed");

        day.At(opensAt).Do(new OpenKim([]));
    }

    [Fact]
    public void A_failing_recording_keeps_the_kim_closed()
    {
        _day.ReadyForKim(P(1)).Do(new ReportRecordingFailure(_day.Day.Current!.Id, "Нет места."));

        _day.Refuses(new OpenKim([]), "recording-failed");
    }

    [Fact]
    public void The_kim_is_not_opened_while_the_participant_is_away()
    {
        _day.ReadyForKim(P(1)).Do(new LoseParticipant(P(1), Link.Media)).Refuses(new OpenKim([]), "participant-away");

        _day.Do(new ConnectParticipant(P(1), Link.Media), new OpenKim([]));
    }

    [Fact]
    public void Rendering_fixes_the_start_and_begins_the_introduction()
    {
        _day.KimOnScreen(P(1)).Wait(TimeSpan.FromSeconds(7)).Do(new ConfirmKimRendered(P(1)));

        _day.Day.Current!.KimShownAt.Should().Be(_day.Now);
        _day.Day.Current.Stage.Should().Be(Stage.TextIntroduction);
        _day.Day.Current.Stages[^1].BeganAt.Should().Be(_day.Now);
        _day.Day.Current.Phase.Should().Be(AttemptPhase.InProgress);
    }

    [Fact]
    public void Rendering_is_believed_once_and_only_from_the_current_participant_with_the_open_kim_on_a_shared_screen()
    {
        _day.Refuses(new ConfirmKimRendered(P(1)), "no-attempt");
        _day.ReadyForKim(P(1)).Do(new ShareScreen(true)).Refuses(new ConfirmKimRendered(P(1)), "kim-not-opened");
        _day.Do(new ShareScreen(false), new OpenKim([])).Refuses(new ConfirmKimRendered(P(1)), "screen-not-shared");
        _day.Do(new ShareScreen(true)).Refuses(new ConfirmKimRendered(P(2)), "not-your-attempt");
        _day.Do(new ConfirmKimRendered(P(1)));

        var shown = _day.Day.Current!.KimShownAt;
        _day.Wait(TimeSpan.FromSeconds(5)).Do(new ConfirmKimRendered(P(1)));
        _day.Day.Current!.KimShownAt.Should().Be(shown);
    }

    [Fact]
    public void A_failure_before_the_screen_was_shared_uses_up_no_variant()
    {
        _day.ReadyForKim(P(1)).Do(new OpenKim([]));
        var variant = _day.Day.Current!.Variant;
        _day.Do(new ReportTechnicalFailure("Пропал звук.")).ReadyForKim(P(1)).Do(new OpenKim([]));

        _day.Day.Current!.Variant.Should().Be(variant);
        _day.Day.Current.Number.Should().Be(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_failure_after_the_open_kim_was_on_a_shared_screen_demands_another_variant(bool sharedFirst)
    {
        _day.ReadyForKim(P(1)).Do(sharedFirst ? [new ShareScreen(true), new OpenKim([])] : [new OpenKim([]), new ShareScreen(true)]);
        var variant = _day.Day.Current!.Variant!.Value;
        _day.Do(new ReportTechnicalFailure("Пропал звук."));
        _day.Events.OfType<DayEvent.TechnicalFailure>().Single().KimSeen.Should().BeTrue();
        _day.ReadyForKim(P(1)).Do(new OpenKim([]));

        _day.Day.Current!.Variant.Should().NotBe(variant);
    }

    [Fact]
    public void A_variant_seen_on_another_day_is_not_given()
    {
        _day.ReadyForKim(P(1)).Do(new OpenKim([1, 2]));

        _day.Day.Current!.Variant.Should().Be(3);
    }

    [Fact]
    public void With_no_unseen_variant_left_the_kim_is_refused()
    {
        _day.ReadyForKim(P(1)).Refuses(new OpenKim([1, 2, 3]), "no-unseen-variant");
    }

    [Fact]
    public void What_other_auditoriums_use_less_comes_first_when_this_one_has_used_all_as_often()
    {
        var elsewhere = ImmutableDictionary.CreateRange(new Dictionary<int, int> { [1] = 4, [2] = 1, [3] = 2 });
        _day.ReadyForKim(P(1)).Do(new OpenKim([], elsewhere));
        _day.Day.Current!.Variant.Should().Be(2);
    }

    [Fact]
    public void Without_an_opened_package_the_refusal_says_who_opens_it()
    {
        var day = new Scenario(participants: 1);
        day.ReadyForKim(day.People[0]);
        var empty = day.Day with { Plan = day.Day.Plan with { Variants = [] } };
        DayRules.Decide(empty, new OpenKim([]), day.Now).Problem!.Code.Should().Be("kim-not-opened-yet");
    }

    [Fact]
    public void Variants_are_spread_evenly_over_the_day()
    {
        var day = new Scenario(participants: 6);
        foreach (var participant in day.People)
        {
            day.KimShown(participant).Finishes();
        }

        day.Day.Ended.GroupBy(a => a.Variant).Select(g => g.Count()).Should().Equal(2, 2, 2);
    }
}
