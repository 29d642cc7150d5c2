using Itog.Exam;
using Itog.Exam.Regulation;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>What a waiting participant decides, or is decided for him: to go on today after a failure, or to end before he was called.</summary>
internal static class WaitingRules
{
    // Where the regulation asks for his wish, nobody decides it but him; a «no» may be taken back while the day goes on [003, 002 §48].
    public static Outcome<DayEvent[]> AnswerWish(AuditoriumDay day, AnswerWish command, DateTimeOffset now)
    {
        var ticket = day.Ticket(command.Participant);
        return ticket.Wish switch
        {
            Wish.None => Refusal.NothingAsked(day.Plan),
            Wish.Today when command.Today => DayRules.Nothing,
            Wish.OtherDay when !command.Today => DayRules.Nothing,
            Wish.Today => Refusal.AlreadyInLine,
            _ => DayRules.Happens(new WishAnswered(now, command.Participant, command.Today)),
        };
    }

    /// <summary>An early end before the participant was called [004 §5.8]: an attempt that never began stands for it in act and register.</summary>
    public static Outcome<DayEvent[]> End(AuditoriumDay day, EndWaiting command, DateTimeOffset now)
    {
        if (!day.Plan.Regulation.EarlyEndPlaces.Value.Contains(ExamPlace.WaitingRoom))
        {
            return Refusal.OnlyInAuditorium(day.Plan);
        }

        return !day.Line.Contains(command.Participant)
            ? Refusal.NotWaiting
            : AttemptRules.End(command.Reason, reason => new WaitingEnded(
                now, command.Participant, command.NewAttempt, day.AttemptCount(command.Participant) + 1, reason));
    }
}
