using Itog.Exam.Regulation;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>Pauses out of the extra minutes [004 §2.2, §6.4]: taken in pieces at any stage, by the participant or the station.</summary>
public sealed class RestTests
{
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(30);

    private readonly Scenario _day = new(change: plan => plan with { Schedule = [.. plan.Schedule.Select((p, i) => i == 0 ? p with { ExtraTime = Half } : p)] });

    private Guid First => _day.People[0];

    [Fact]
    public void The_stage_stands_while_he_rests_and_what_he_rests_is_spent_piece_by_piece()
    {
        _day.KimShown(First).GoTo(Stage.Monologue).Wait(TimeSpan.FromMinutes(1)).Do(new BeginRest(First)).Wait(TimeSpan.FromMinutes(4)).Do(new EndRest(null));
        _day.Wait(TimeSpan.FromMinutes(1)).Do(new BeginRest(null)).Wait(TimeSpan.FromMinutes(6)).Do(new EndRest(First));

        _day.Day.Current!.Stages[^1].Stood.Should().Be(TimeSpan.FromMinutes(10));
        RestRules.Left(_day.Day, _day.Day.Current, _day.Now).Should().Be(TimeSpan.FromMinutes(20));
        _day.Do(new NextStage(Stage.Monologue));
        ExtraTime.LeftFor(_day.Day, _day.Day.Current, Stage.Dialogue).Should().Be(TimeSpan.FromMinutes(20), "two of three minutes of the answer were used");
    }

    [Fact]
    public void No_stage_begins_while_he_rests() =>
        _day.KimShown(First).GoTo(Stage.SilentReading).Do(new BeginRest(First)).Refuses(new NextStage(Stage.SilentReading), "resting")
            .Do(new EndRest(First), new NextStage(Stage.SilentReading));

    [Fact]
    public void A_pause_of_the_recording_in_a_rest_lets_the_time_stand_until_both_are_over()
    {
        _day.KimShown(First).GoTo(Stage.Monologue).Do(new BeginRest(First)).Wait(TimeSpan.FromMinutes(1)).Do(new PauseRecording("Врач", Itog.Exam.People.StaffRole.Interlocutor));
        _day.Wait(TimeSpan.FromMinutes(1)).Do(new EndRest(First)).Wait(TimeSpan.FromMinutes(1));
        _day.Day.Current!.Stages[^1].StandsSince.Should().NotBeNull();
        _day.Do(new ResumeRecording());
        _day.Day.Current.Stages[^1].Stood.Should().Be(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void When_all_is_spent_no_rest_begins_and_what_a_stage_overruns_counts_too()
    {
        _day.KimShown(First).GoTo(Stage.Monologue).Do(new BeginRest(First)).Wait(TimeSpan.FromMinutes(29)).Do(new EndRest(First));
        _day.Wait(TimeSpan.FromMinutes(3.5)).Do(new BeginRest(First), new EndRest(First));
        _day.Wait(TimeSpan.FromMinutes(1)).Refuses(new BeginRest(First), "extra-time-spent");
    }

    [Fact]
    public void Who_has_no_extra_minutes_and_who_has_not_begun_does_not_rest()
    {
        _day.KimOnScreen(First).Refuses(new BeginRest(First), "no-rest-now");
        _day.Do(new ConfirmKimRendered(First)).Refuses(new BeginRest(_day.People[1]), "not-your-attempt").Finishes();
        _day.KimShown(_day.People[1]).Refuses(new BeginRest(_day.People[1]), "no-extra-time");
    }

    [Fact]
    public void A_rest_ends_with_its_attempt()
    {
        _day.KimShown(First).GoTo(Stage.Monologue).Do(new BeginRest(First)).Wait(TimeSpan.FromMinutes(2)).Do(new ReportTechnicalFailure("Сбой."));
        _day.Day.Ended[^1].RestingSince.Should().BeNull();
    }
}
