using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Protocol;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Tests.Day.Scenario;

namespace Itog.Queue.Tests.Day;

/// <summary>The pause of a participant's recording by hand: where, by whom, and what stands still while it lasts.</summary>
public sealed class RecordingPauseTests
{
    [Theory]
    [InlineData("ru-2026", StaffRole.Interlocutor, null, null)]
    [InlineData("ru-2026", StaffRole.Technician, null, null)]
    [InlineData("krasnodar-2025", StaffRole.Interlocutor, null, null)]
    [InlineData("krasnodar-2025", StaffRole.Technician, null, null)]
    [InlineData("stavropol-2024", StaffRole.Interlocutor, null, null)]
    [InlineData("stavropol-2024", StaffRole.Technician, null, null)]
    [InlineData("mari-el-2025", StaffRole.Interlocutor, "pause-not-allowed", "Источник не определяет")]
    [InlineData("mari-el-2025", StaffRole.Technician, "pause-not-allowed", "Источник не определяет")]
    [InlineData("tambov-2026", StaffRole.Interlocutor, "pause-not-allowed", "разд. 2")]
    [InlineData("tambov-2026", StaffRole.Technician, "pause-not-allowed", "разд. 2")]
    public void Each_region_has_its_own_word_on_it_and_a_refusal_names_the_clause(string pack, StaffRole by, string? refusal, string? clause)
    {
        var day = new Scenario(change: plan => plan with { Regulation = RegulationPacks.Get(pack) }).ReadyForKim(Person(1));

        var problem = day.Ask(new PauseRecording("Шум за дверью.", by)).Problem;

        problem?.Code.Should().Be(refusal);
        (problem is null).Should().Be(refusal is null);
        (day.Day.Current!.RecordingPausedAt is not null).Should().Be(refusal is null);
        if (clause is not null)
        {
            ProblemView.Of(problem!, day.Plan.Regulation).Clause.Should().Contain(clause);
        }
    }

    [Fact]
    public void Whom_the_regulation_does_not_name_is_told_whom_it_does()
    {
        var day = new Scenario(change: plan => plan with
        {
            Regulation = plan.Regulation with { RecordingControl = new Ruled<IReadOnlyList<StaffRole>>([StaffRole.Technician], "004 прил. 2") },
        }).ReadyForKim(Person(1));

        day.Refuses(new PauseRecording("Шум.", StaffRole.Interlocutor), "pause-not-yours");
        var problem = day.Ask(new PauseRecording("Шум.", StaffRole.Interlocutor)).Problem!;
        problem.Detail.Should().Contain("технический специалист");
        problem.Clause.Should().Be("004 прил. 2");
        day.Do(new PauseRecording("Шум.", StaffRole.Technician), new ResumeRecording());
    }

    [Fact]
    public void It_needs_a_reason_and_pressed_twice_it_happens_once()
    {
        var day = new Scenario().ReadyForKim(Person(1));
        day.Refuses(new PauseRecording(" ", StaffRole.Interlocutor), "reason-required");
        day.Do(new PauseRecording("Шум.", StaffRole.Interlocutor), new PauseRecording("Шум.", StaffRole.Technician));
        day.Do(new ResumeRecording(), new ResumeRecording());

        day.Events.OfType<DayEvent.RecordingPaused>().Should().ContainSingle().Which.Reason.Should().Be("Шум.");
        day.Events.OfType<DayEvent.RecordingResumed>().Should().ContainSingle();
    }

    [Fact]
    public void No_task_is_answered_unrecorded()
    {
        var day = new Scenario().ReadyForKim(Person(1)).Do(new PauseRecording("Шум.", StaffRole.Interlocutor));
        day.Refuses(new OpenKim([]), "recording-paused");
        day.Do(new ResumeRecording(), new OpenKim([]), new ShareScreen(true), new ConfirmKimRendered(Person(1)));
        foreach (var stage in Enum.GetValues<Stage>().Where(s => s is > Stage.Greeting and < Stage.Closing))
        {
            day.GoTo(stage).Do(new PauseRecording("Шум.", StaffRole.Interlocutor));
            day.Do([.. stage == Stage.TopicChoice ? new DayCommand[] { new ChooseTopic(1) } : []]);
            day.Refuses(new NextStage(stage), "recording-paused").Do(new ResumeRecording());
        }

        day.GoTo(Stage.Closing).Do(new PauseRecording("Шум.", StaffRole.Interlocutor), new NextStage(Stage.Closing));
        day.Day.Ended[^1].RecordingPausedAt.Should().BeNull("its recording ended with it");
    }

    [Fact]
    public void The_time_of_a_stage_stands_still_and_so_do_the_extra_minutes()
    {
        var day = new Scenario(change: plan => plan with { Schedule = [plan.Schedule[0] with { ExtraTime = TimeSpan.FromMinutes(30) }] }).KimShown(Person(1)).GoTo(Stage.SilentReading);
        day.Wait(TimeSpan.FromSeconds(30)).Do(new PauseRecording("Шум.", StaffRole.Interlocutor));
        day.Day.Current!.Stages[^1].StandsSince.Should().Be(day.Now);
        day.Wait(TimeSpan.FromMinutes(10)).Do(new ResumeRecording()).Wait(TimeSpan.FromSeconds(60)).Do(new NextStage(Stage.SilentReading));

        var read = day.Day.Current!.Stages[^2];
        (read.Took, read.Stood, read.StandsSince).Should().Be((TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(10), null));
        ExtraTime.LeftFor(day.Day, day.Day.Current, Stage.ReadingAloud).Should().Be(TimeSpan.FromMinutes(30), "90 seconds of 2 minutes were taken");
    }

    [Fact]
    public void A_forgotten_pause_calls_the_technician_and_then_everybody()
    {
        var day = new Scenario().ReadyForKim(Person(1)).Do(new PauseRecording("Шум.", StaffRole.Interlocutor));
        day.Day.Alarms.Should().ContainSingle().Which.Should().Match<Alarm>(a => a.Kind == AlarmKind.RecordingPaused && a.Pressing);
        day.Wait(AlarmPatience).Do(new RepeatAlarms());
        day.Day.Alarms[0].RepeatedAt.Should().Be(day.Now);

        day.Do(new ResumeRecording());
        day.Day.Alarms[0].OverAt.Should().Be(day.Now);
        day.Do(new PauseRecording("Шум.", StaffRole.Technician));
        day.Day.Alarms[1].Should().Match<Alarm>(a => !a.Pressing && a.AcknowledgedBy == StaffRole.Technician);
        day.Do(new ResumeRecording(), new PauseRecording("Шум.", StaffRole.Interlocutor), new ReportTechnicalFailure("Сбой."));
        day.Day.Alarms.Where(a => a.Kind == AlarmKind.RecordingPaused).Should().NotContain(a => a.Pressing);
    }

    [Fact]
    public void Where_nothing_is_recorded_there_is_nothing_to_pause()
    {
        var day = new Scenario(change: plan => plan with
        {
            Schedule = [plan.Schedule[0] with { ConsentRefused = true, NoRecordingDecision = "Решение ГЭК № 1" }],
        }).Do(new OpenConference()).Arrives(Person(1)).Do(new AdmitNext(Guid.NewGuid()));

        day.Refuses(new PauseRecording("Шум.", StaffRole.Interlocutor), "nothing-recorded");
    }

    [Fact]
    public void Without_anybody_in_the_room_there_is_nothing_to_pause_either() =>
        new Scenario().Do(new OpenConference()).Refuses(new PauseRecording("Шум.", StaffRole.Technician), "no-attempt").Refuses(new ResumeRecording(), "no-attempt");
}
