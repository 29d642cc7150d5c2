using Itog.Exam.People;
using Itog.Queue.Day;
using Itog.Recorder.Quality;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>Alarms: acknowledged by somebody, over by themselves, or raised a second time.</summary>
public sealed class AlarmTests
{
    private static readonly SoundTrouble Dead = new(Voice.Participant, SoundFault.Dead);

    private readonly Scenario _day = new();

    private Alarm Alarm => _day.Day.Alarms.Single();

    private ReportSoundTrouble Report(bool present) => new(_day.Day.Current!.Id, Dead, present);

    [Fact]
    public void Nobody_acknowledges_so_it_is_raised_once_more_and_not_a_second_earlier()
    {
        _day.KimShown(_day.People[0]).Do(Report(true));
        AlarmRules.NextRepeat(_day.Day).Should().Be(_day.Now + Scenario.AlarmPatience);
        _day.Wait(Scenario.AlarmPatience - TimeSpan.FromSeconds(1)).Do(new RepeatAlarms());
        Alarm.RepeatedAt.Should().BeNull();

        _day.Wait(TimeSpan.FromSeconds(1)).Do(new RepeatAlarms(), new RepeatAlarms());
        Alarm.RepeatedAt.Should().Be(_day.Now);
        AlarmRules.NextRepeat(_day.Day).Should().BeNull();
    }

    [Fact]
    public void Help_is_called_once_however_often_the_button_is_pressed_and_again_for_another_need()
    {
        _day.KimShown(_day.People[0]);
        var before = _day.Day.Alarms.Length;
        _day.Do(new AskHelp(_day.People[0], HelpNeed.Sound), new AskHelp(_day.People[0], HelpNeed.Sound));
        _day.Day.Alarms.Skip(before).Should().ContainSingle().Which.Should().Match<Alarm>(a => a.Kind == AlarmKind.HelpAsked && a.Need == HelpNeed.Sound && a.Pressing);

        _day.Do(new AskHelp(_day.People[0], HelpNeed.Card));
        _day.Day.Alarms.Where(a => a.Pressing).Should().ContainSingle("the newer call takes the older one's place").Which.Need.Should().Be(HelpNeed.Card);

        _day.Do(new AcknowledgeAlarm(_day.Day.Alarms[^1].Id, StaffRole.Technician), new AskHelp(_day.People[0], HelpNeed.Card));
        AlarmRules.LastCallOf(_day.Day, _day.People[0])!.Pressing.Should().BeTrue("after an answer help may be called again");
        AlarmRules.LastCallOf(_day.Day, _day.People[1]).Should().BeNull();
    }

    [Fact]
    public void An_acknowledged_alarm_tells_who_and_when_and_rings_no_more()
    {
        _day.KimShown(_day.People[0]).Do(Report(true)).Wait(TimeSpan.FromSeconds(3)).Do(new AcknowledgeAlarm(Alarm.Id, StaffRole.Technician));

        Alarm.Should().Match<Alarm>(a => a.AcknowledgedBy == StaffRole.Technician && a.AcknowledgedAt == _day.Now && !a.Pressing);
        _day.Wait(TimeSpan.FromHours(1)).Do(new RepeatAlarms());
        Alarm.RepeatedAt.Should().BeNull();
    }

    [Fact]
    public void A_cause_that_goes_away_needs_no_second_alarm()
    {
        _day.KimShown(_day.People[0]).Do(Report(true), Report(true), Report(false));

        Alarm.OverAt.Should().Be(_day.Now);
        _day.Day.Current!.SoundTroubles.Should().BeEmpty();
        AlarmRules.NextRepeat(_day.Day).Should().BeNull();
    }

    [Fact]
    public void A_participant_who_is_back_needs_no_second_alarm()
    {
        _day.KimShown(_day.People[0]).Do(new LoseParticipant(_day.People[0], Link.Media), new LoseParticipant(_day.People[0], Link.Page));
        _day.Do(new ConnectParticipant(_day.People[0], Link.Page));
        Alarm.Pressing.Should().BeTrue("his media connection is still away");

        _day.Do(new ConnectParticipant(_day.People[0], Link.Media));
        Alarm.Pressing.Should().BeFalse();
    }

    [Fact]
    public void The_end_of_an_attempt_ends_the_troubles_of_its_sound()
    {
        _day.KimShown(_day.People[0]).Do(Report(true)).Finishes();

        Alarm.OverAt.Should().NotBeNull();
        _day.Day.Ended.Single().SoundTroubles.Should().BeEmpty();
    }
}
