using Itog.Exam.Regulation;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>The extra minutes [004 §2.2]: one sum for the whole answer, shared out by the participant himself.</summary>
public sealed class ExtraTimeTests
{
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(30);

    private readonly Scenario _day = new(change: plan => plan with { Schedule = [.. plan.Schedule.Select((p, i) => i == 0 ? p with { ExtraTime = Half } : p)] });

    private Guid First => _day.People[0];

    [Fact]
    public void All_of_it_lies_before_the_first_stage_with_a_limit()
    {
        _day.KimShown(First);
        Left(Stage.SilentReading).Should().Be(Half);
        Left(Stage.Dialogue).Should().Be(Half);
    }

    [Fact]
    public void What_a_stage_takes_beyond_its_limit_is_spent()
    {
        _day.KimShown(First).Do(new NextStage(Stage.TextIntroduction)).Wait(TimeSpan.FromMinutes(12)).Do(new NextStage(Stage.SilentReading));

        Left(Stage.SilentReading).Should().Be(Half, "it is what was left when the stage began");
        Left(Stage.ReadingAloud).Should().Be(TimeSpan.FromMinutes(20));
    }

    [Fact]
    public void A_quick_stage_gives_nothing_back()
    {
        _day.KimShown(First).GoTo(Stage.Monologue);
        Left(Stage.Monologue).Should().Be(Half);
    }

    [Fact]
    public void A_stage_without_a_limit_spends_nothing()
    {
        _day.KimShown(First).Wait(TimeSpan.FromMinutes(25)).Do(new NextStage(Stage.TextIntroduction));
        Left(Stage.SilentReading).Should().Be(Half);
        Left(Stage.TextIntroduction).Should().Be(TimeSpan.Zero);
        Left(Stage.Closing).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void More_than_all_leaves_nothing()
    {
        _day.KimShown(First).Do(new NextStage(Stage.TextIntroduction)).Wait(TimeSpan.FromHours(2)).Do(new NextStage(Stage.SilentReading));
        Left(Stage.ReadingAloud).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void Who_has_none_has_none()
    {
        var usual = new Scenario();
        usual.KimShown(usual.People[0]);
        ExtraTime.LeftFor(usual.Day, usual.Day.Current!, Stage.Dialogue).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void A_second_attempt_has_all_of_it_again()
    {
        _day.KimShown(First).Do(new NextStage(Stage.TextIntroduction)).Wait(TimeSpan.FromMinutes(12)).Do(new NextStage(Stage.SilentReading));
        _day.Do(new ReportTechnicalFailure("Сбой.")).KimShown(First);
        Left(Stage.Dialogue).Should().Be(Half);
    }

    private TimeSpan Left(Stage stage) => ExtraTime.LeftFor(_day.Day, _day.Day.Current!, stage);
}
