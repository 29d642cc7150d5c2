using Itog.Exam.Regulation;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

public sealed class StageTests
{
    private readonly Scenario _day = new();

    private Guid P(int number) => _day.People[number - 1];

    [Fact]
    public void All_eleven_stages_follow_in_order_without_gaps()
    {
        _day.KimShown(P(1)).Finishes();

        var stages = _day.Day.Ended.Single().Stages;
        stages.Select(s => s.Stage).Should().Equal(Enum.GetValues<Stage>());
        stages.Zip(stages.Skip(1)).Should().OnlyContain(pair => pair.First.EndedAt == pair.Second.BeganAt);
        stages[^1].EndedAt.Should().Be(_day.Day.Ended.Single().EndedAt);
        _day.Day.Current.Should().BeNull();
    }

    [Fact]
    public void The_greeting_ends_by_showing_the_kim_and_not_by_a_press()
    {
        _day.ReadyForKim(P(1)).Refuses(new NextStage(Stage.Greeting), "kim-not-opened");
        _day.Do(new OpenKim([])).Refuses(new NextStage(Stage.Greeting), "screen-not-shared");
        _day.Do(new ShareScreen(true)).Refuses(new NextStage(Stage.Greeting), "kim-not-shown");
    }

    [Fact]
    public void A_double_press_moves_once()
    {
        _day.KimShown(P(1)).Do(new NextStage(Stage.TextIntroduction), new NextStage(Stage.TextIntroduction));

        _day.Day.Current!.Stage.Should().Be(Stage.SilentReading);
    }

    [Fact]
    public void A_double_press_on_the_last_stage_finishes_once()
    {
        _day.KimShown(P(1)).Finishes().Do(new NextStage(Stage.Closing));

        _day.Day.Ended.Should().ContainSingle();
    }

    [Theory]
    [InlineData(Stage.Dialogue)]
    [InlineData(Stage.Greeting)]
    public void A_press_from_another_stage_is_refused(Stage from) =>
        _day.KimShown(P(1)).GoTo(Stage.ReadingAloud).Refuses(new NextStage(from), "other-stage");

    [Fact]
    public void The_choice_of_topic_is_left_only_with_a_topic()
    {
        _day.KimShown(P(1)).GoTo(Stage.TopicChoice).Refuses(new NextStage(Stage.TopicChoice), "topic-not-chosen");
        _day.Refuses(new ChooseTopic(0), "no-such-topic").Refuses(new ChooseTopic(4), "no-such-topic");

        _day.Do(new ChooseTopic(1), new ChooseTopic(3), new NextStage(Stage.TopicChoice));
        _day.Day.Current!.Topic.Should().Be(3);
    }

    [Fact]
    public void A_topic_is_chosen_in_its_own_stage_only()
    {
        _day.KimShown(P(1)).GoTo(Stage.Retelling).Refuses(new ChooseTopic(1), "no-topic-stage");
        _day.GoTo(Stage.Monologue).Refuses(new ChooseTopic(1), "no-topic-stage");
    }

    [Theory]
    [InlineData(Stage.ReadingAloud, false)]
    [InlineData(Stage.RetellingPreparation, true)]
    [InlineData(Stage.Retelling, true)]
    [InlineData(Stage.TopicChoice, false)]
    [InlineData(Stage.Monologue, false)]
    public void Notes_are_taken_for_the_retelling_only(Stage stage, bool allowed)
    {
        _day.KimShown(P(1)).GoTo(stage);

        if (allowed)
        {
            _day.Do(new SaveNotes(P(1), "Гагарин, 1961"));
            _day.Day.Current!.Notes.Should().Be("Гагарин, 1961");
        }
        else
        {
            _day.Refuses(new SaveNotes(P(1), "Гагарин, 1961"), "notes-not-allowed");
        }
    }

    [Fact]
    public void Notes_are_the_current_participants_own_and_limited()
    {
        _day.KimShown(P(1)).GoTo(Stage.Retelling).Refuses(new SaveNotes(P(2), "чужое"), "not-your-attempt");
        _day.Refuses(new SaveNotes(P(1), new string('а', DayRules.NotesLimit + 1)), "notes-too-long");
        _day.Do(new SaveNotes(P(1), new string('а', DayRules.NotesLimit)));
    }

    [Fact]
    public void Checks_are_not_changed_once_the_kim_is_open() =>
        _day.KimOnScreen(P(1)).Refuses(new SetCheck(CheckId.Alone, false), "kim-already-opened");
}
