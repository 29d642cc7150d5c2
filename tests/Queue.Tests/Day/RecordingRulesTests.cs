using Itog.Exam.Regulation;
using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Tests.Day.Scenario;

namespace Itog.Queue.Tests.Day;

/// <summary>What of the day is recorded: by the region's mode, by the disk, by consent.</summary>
public sealed class RecordingRulesTests
{
    [Theory]
    [InlineData(RecordingMode.Personal, 0)]
    [InlineData(RecordingMode.Stream, 1)]
    [InlineData(RecordingMode.Combined, 1)]
    public void The_recording_of_the_day_begins_with_its_opening_where_the_region_asks_for_one(RecordingMode mode, int streams)
    {
        var day = new Scenario(change: p => In(p, mode)).Do(new OpenConference(), new OpenConference());
        day.Day.Streams.Should().HaveCount(streams);
        day.Do(new CloseConference());
        day.Day.Streams.Should().OnlyContain(s => s.EndedAt == day.Now);
    }

    [Fact]
    public void Each_opening_has_a_recording_of_its_own()
    {
        var day = new Scenario(change: p => In(p, RecordingMode.Stream)).Do(new OpenConference(), new CloseConference(), new OpenConference());
        day.Day.Streams.Select(s => s.Number).Should().Equal(1, 2);
        day.Day.Streams.Select(s => s.Id).Should().OnlyHaveUniqueItems();
        day.Day.Streams[^1].EndedAt.Should().BeNull();
    }

    [Fact]
    public void A_recording_of_the_day_that_fails_is_an_alarm_once()
    {
        var day = new Scenario(change: p => In(p, RecordingMode.Stream)).Do(new OpenConference());
        var stream = day.Day.Streams[0].Id;
        day.Do(new ReportRecordingFailure(stream, "Диск."), new ReportRecordingFailure(stream, "Диск."), new ReportRecordingFailure(Guid.NewGuid(), "Диск."));
        day.Day.Alarms.Should().ContainSingle().Which.Kind.Should().Be(AlarmKind.RecordingFailed);
        day.Do(new ReportRecordingReady(stream, "aa", []), new ReportRecordingReady(stream, "aa", []), new NoteChainHeads(stream, []));
        day.Day.Streams[0].Sha256.Should().Be("aa");
        day.Events.OfType<DayEvent.RecordingReady>().Should().ContainSingle();
        day.Events.OfType<DayEvent.ChainHeadsNoted>().Should().ContainSingle();
    }

    [Fact]
    public void Without_enough_disk_the_day_stays_closed_and_the_refusal_names_need_and_stock()
    {
        var day = new Scenario();
        var problem = day.Ask(new OpenConference(new DiskNeed(12_340_000_000, 3_000_000_000))).Problem!;
        problem.Code.Should().Be("not-enough-disk");
        problem.Detail.Should().Contain("12,4\u00A0ГБ").And.Contain("3,0\u00A0ГБ");
        day.Ask(new OpenConference(new DiskNeed(1, -1))).Problem!.Detail.Should().Contain("недоступна");
        day.Day.ConferenceOpen.Should().BeFalse();
        day.Do(new OpenConference(new DiskNeed(5, 5))).Day.ConferenceOpen.Should().BeTrue();
    }

    [Fact]
    public void One_without_consent_is_not_admitted_and_keeps_nobody_waiting()
    {
        var day = new Scenario(change: p => Refuses(p, decision: null)).Do(new OpenConference()).Arrives(P(1));
        day.Refuses(new AdmitNext(Guid.NewGuid()), "no-consent");
        day.Arrives(P(2)).Do(new AdmitNext(Guid.NewGuid()));
        day.Day.Current!.Participant.Should().Be(P(2));
        day.Day.Line.Should().Equal(P(1));
    }

    [Fact]
    public void By_decision_of_the_state_commission_he_answers_without_a_recording()
    {
        var day = new Scenario(change: p => Refuses(p, "Протокол ГЭК № 7 от 02.02.2026")).Do(new OpenConference()).Arrives(P(1)).Do(new AdmitNext(Guid.NewGuid()));
        day.Day.Current!.WithoutRecording.Should().Be("Протокол ГЭК № 7 от 02.02.2026");
        day.Do([.. BeforeKim(day.Day.Current!).Where(c => c is not ConfirmSound)]).Do(new OpenKim([]));
        day.Day.Current!.Phase.Should().Be(AttemptPhase.KimOpened, "there is no sound to be confirmed");
    }

    private static Guid P(int number) => Person(number);

    private static DayPlan In(DayPlan plan, RecordingMode mode) =>
        plan with { Regulation = plan.Regulation with { RecordingMode = new Ruled<RecordingMode>(mode, "004 §5.4") } };

    private static DayPlan Refuses(DayPlan plan, string? decision) =>
        plan with { Schedule = [plan.Schedule[0] with { ConsentRefused = true, NoRecordingDecision = decision }, .. plan.Schedule.Skip(1)] };
}
