using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>The written form [004 §6.7]: when an answer is open, and when it is locked.</summary>
public sealed class WritingTests
{
    private readonly Scenario _day = new(change: plan => plan with
    {
        Schedule = [.. plan.Schedule.Select((p, i) => i == 0 ? p with { Form = AnswerForm.Written, ExtraTime = TimeSpan.FromMinutes(30), Stages = p.Stages.Remove(Stage.ReadingAloud) } : p)],
    });

    private Guid First => _day.People[0];

    [Fact]
    public void The_answer_of_the_running_task_is_saved_and_no_other()
    {
        _day.KimShown(First).GoTo(Stage.RetellingPreparation).Refuses(Save(2, 0, "Рано"), "answer-locked");
        _day.GoTo(Stage.Retelling).Do(Save(2, 0, "Пересказ")).Refuses(Save(3, 0, "Монолог"), "answer-locked");
        _day.Day.Current!.Written[2].Should().BeEquivalentTo(new { Revision = 1, Text = "Пересказ" });
    }

    [Fact]
    public void The_same_words_twice_are_one_revision_and_older_words_are_refused()
    {
        _day.KimShown(First).GoTo(Stage.Monologue).Do(Save(3, 0, "Раз"), Save(3, 0, "Раз"), Save(3, 1, "Раз, два"));
        _day.Day.Current!.Written[3].Revision.Should().Be(2);
        _day.Refuses(Save(3, 1, "Старое окно"), "answer-newer");
    }

    [Fact]
    public void Last_words_on_their_way_are_taken_for_five_seconds_after_the_stage_and_then_it_is_locked()
    {
        _day.KimShown(First).GoTo(Stage.Monologue).Do(Save(3, 0, "Почти"), new NextStage(Stage.Monologue)).Wait(TimeSpan.FromSeconds(4)).Do(Save(3, 1, "Почти всё"));
        _day.Wait(TimeSpan.FromSeconds(2)).Refuses(Save(3, 2, "Почти всё и ещё"), "answer-locked");
    }

    [Fact]
    public void While_he_rests_nothing_is_written()
    {
        _day.KimShown(First).GoTo(Stage.Monologue).Do(Save(3, 0, "До"), new BeginRest(First)).Wait(TimeSpan.FromMinutes(1)).Refuses(Save(3, 1, "В перерыве"), "answer-locked");
        _day.Do(new EndRest(First), Save(3, 1, "После"));
    }

    [Fact]
    public void Too_long_an_answer_is_refused_and_the_one_before_stays()
    {
        _day.KimShown(First).GoTo(Stage.Monologue).Do(Save(3, 0, new string('а', WritingRules.AnswerLimit)));
        _day.Refuses(Save(3, 1, new string('а', WritingRules.AnswerLimit + 1)), "answer-too-long");
    }

    [Fact]
    public void Who_answers_orally_writes_nothing_and_nobody_writes_for_another()
    {
        _day.KimShown(First).GoTo(Stage.Monologue).Refuses(new WriteAnswer(_day.People[1], 3, 0, "Чужое"), "not-your-attempt");
        _day.GoTo(Stage.Closing).Do(new NextStage(Stage.Closing)).KimShown(_day.People[1]).GoTo(Stage.Monologue)
            .Refuses(new WriteAnswer(_day.People[1], 3, 0, "Устно"), "not-in-writing").Refuses(new AskInWriting("Что?"), "no-written-dialogue");
    }

    [Fact]
    public void Questions_are_put_in_writing_in_the_dialogue_only()
    {
        _day.KimShown(First).GoTo(Stage.Monologue).Refuses(new AskInWriting("Почему?"), "no-written-dialogue");
        _day.GoTo(Stage.Dialogue).Do(new AskInWriting(" Почему? "), new AskInWriting("Почему?")).Refuses(new AskInWriting("  "), "question-text");
        _day.Day.Current!.Questions.Should().Equal("Почему?");
    }

    [Fact]
    public void The_draft_may_be_used_at_every_counted_stage() =>
        _day.KimShown(First).GoTo(Stage.MonologuePreparation).Do(new SaveNotes(First, "План"));

    private WriteAnswer Save(int task, int after, string text) => new(First, task, after, text);
}
