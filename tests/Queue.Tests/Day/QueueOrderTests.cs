using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

public sealed class QueueOrderTests
{
    private readonly Scenario _day = new(participants: 5);

    private Guid P(int number) => _day.People[number - 1];

    [Fact]
    public void Those_in_time_stand_by_the_schedule_and_not_by_arrival()
    {
        _day.Arrives(P(3)).Arrives(P(1)).Arrives(P(2));

        _day.Day.Line.Should().Equal(P(1), P(2), P(3));
    }

    [Fact]
    public void A_late_one_goes_behind_everybody_who_waits_at_that_moment()
    {
        _day.Arrives(P(3)).Arrives(P(4));
        _day.At(Scenario.Morning.AddMinutes(20).AddSeconds(1)).Arrives(P(1));

        _day.Day.Line.Should().Equal(P(3), P(4), P(1));
        _day.Day.Ticket(P(1)).Late.Should().BeTrue();
    }

    [Fact]
    public void A_late_one_stays_before_those_who_come_after_him()
    {
        _day.Arrives(P(3));
        _day.At(Scenario.Morning.AddMinutes(21)).Arrives(P(1)).Arrives(P(4));

        _day.Day.Line.Should().Equal(P(3), P(1), P(4));
    }

    [Fact]
    public void One_in_time_goes_before_those_scheduled_after_him_although_a_late_one_waits()
    {
        _day.Arrives(P(4));
        _day.At(Scenario.Morning.AddMinutes(21)).Arrives(P(1)).Arrives(P(3));

        _day.Day.Line.Should().Equal(P(3), P(4), P(1));
    }

    [Fact]
    public void Exactly_at_the_scheduled_time_is_not_late()
    {
        _day.At(Scenario.Morning.AddMinutes(20)).Arrives(P(1));

        _day.Day.Ticket(P(1)).Late.Should().BeFalse();
    }

    [Fact]
    public void A_second_connection_after_the_scheduled_time_is_not_late()
    {
        _day.Arrives(P(1)).Arrives(P(2)).Do(new LoseParticipant(P(1), Link.Page));
        _day.At(Scenario.Morning.AddMinutes(20.5)).Do(new ConnectParticipant(P(1), Link.Page));

        _day.Day.Line.Should().Equal(P(1), P(2));
        _day.Day.Ticket(P(1)).Late.Should().BeFalse();
    }

    [Fact]
    public void Somebody_who_is_not_in_the_schedule_is_refused() =>
        _day.Refuses(new ConnectParticipant(Scenario.Person(99), Link.Page), "unknown-participant");

    [Fact]
    public void Nobody_is_admitted_before_the_conference_is_open()
    {
        _day.Arrives(P(1)).Refuses(new AdmitNext(Guid.NewGuid()), "conference-closed");
        _day.Do(new OpenConference(), new AdmitNext(Guid.NewGuid()));
    }

    [Fact]
    public void Nobody_is_admitted_without_a_passed_pre_check()
    {
        _day.Do(new OpenConference(), new ConnectParticipant(P(1), Link.Page));
        _day.Refuses(new AdmitNext(Guid.NewGuid()), "nobody-waits");
        _day.Do(new ReportPreCheck(P(1), true, true, true, 0.001)).Refuses(new AdmitNext(Guid.NewGuid()), "nobody-waits");
        _day.Do(new ReportPreCheck(P(1), true, true, false, 0.5)).Refuses(new AdmitNext(Guid.NewGuid()), "nobody-waits");
        _day.Do(new ReportPreCheck(P(1), true, true, true, 0.5) { Connection = false }).Refuses(new AdmitNext(Guid.NewGuid()), "nobody-waits");
        _day.Day.Ticket(P(1)).PreCheckFailed.Should().Equal([CheckedPart.Connection], "the technician is told with what to help");
        _day.Do(new ReportPreCheck(P(1), true, true, true, 0.5), new AdmitNext(Guid.NewGuid()));
    }

    [Fact]
    public void Only_one_is_admitted_at_a_time()
    {
        _day.Do(new OpenConference()).Arrives(P(1)).Arrives(P(2)).Do(new AdmitNext(Guid.NewGuid()));

        _day.Refuses(new AdmitNext(Guid.NewGuid()), "attempt-in-room");
        _day.Day.Current!.Participant.Should().Be(P(1));
        _day.Day.Line.Should().Equal(P(2));
    }

    [Fact]
    public void The_place_of_a_lost_one_is_held_within_the_patience()
    {
        _day.Do(new OpenConference()).Arrives(P(1)).Arrives(P(2)).Do(new LoseParticipant(P(1), Link.Page));
        _day.Wait(Scenario.Patience - TimeSpan.FromSeconds(1)).Refuses(new AdmitNext(Guid.NewGuid()), "next-one-away");

        _day.Do(new ConnectParticipant(P(1), Link.Page), new AdmitNext(Guid.NewGuid()));
        _day.Day.Current!.Participant.Should().Be(P(1));
    }

    [Fact]
    public void A_lost_one_is_passed_over_after_the_patience_and_keeps_his_place_for_his_return()
    {
        _day.Do(new OpenConference()).Arrives(P(1)).Arrives(P(2)).Arrives(P(3)).Do(new LoseParticipant(P(1), Link.Page));
        _day.Wait(Scenario.Patience).Do(new AdmitNext(Guid.NewGuid()));

        _day.Day.Current!.Participant.Should().Be(P(2));
        _day.Do(new ConnectParticipant(P(1), Link.Page));
        _day.Day.Line.Should().Equal(P(1), P(3));
    }

    [Fact]
    public void The_conference_is_not_closed_over_a_running_attempt()
    {
        _day.ReadyForKim(P(1)).Refuses(new CloseConference(), "attempt-runs");
        _day.Do(new Remove("Подсказки из-за камеры."), new CloseConference());
        _day.Day.ConferenceOpen.Should().BeFalse();
    }
}
