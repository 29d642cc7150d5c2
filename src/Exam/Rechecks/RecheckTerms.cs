using Itog.Exam.Regulation;
using Itog.Exam.Results;

namespace Itog.Exam.Rechecks;

/// <summary>The term that a recheck stands under now: until when its next step is to be done. Pure.</summary>
public static class RecheckTerms
{
    /// <summary>The term of the next step; null when nothing is left to do or the regulation names none.</summary>
    /// <param name="toldOn">When the family came to know the result of the recheck; null while it does not.</param>
    /// <param name="today">By the clock of the school.</param>
    public static Term? Next(Recheck recheck, RecheckGrounds grounds, DateOnly? toldOn, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(recheck);
        ArgumentNullException.ThrowIfNull(grounds);
        var id = recheck.State switch
        {
            RecheckState.Filed => DeadlineIds.RecheckForwarded,
            RecheckState.Forwarded or RecheckState.Blinded or RecheckState.Assigned => DeadlineIds.RecheckDone,
            RecheckState.Scored or RecheckState.Unscorable or RecheckState.Decided => DeadlineIds.RecheckResults,
            _ => null,
        };
        var day = grounds.Day;
        var happened = grounds.Happened(recheck.ParticipantId);
        happened[DeadlineEvent.RecheckFiled] = DateOnly.FromDateTime(day.Local(recheck.FiledAt));
        if (recheck.ForwardedOn is { } forwarded)
        {
            happened[DeadlineEvent.RecheckForwarded] = forwarded;
        }

        if (recheck.DoneAt is { } done)
        {
            happened[DeadlineEvent.RecheckDone] = DateOnly.FromDateTime(day.Local(done));
        }

        return DeadlineSchedule.Of(day.Regulation, ExamRounds.Of(day.Regulation, day.Day.Date), day.Day.Date, happened).FirstOrDefault(d => d.Deadline.Id == id) is { } due
            ? new Term(due, toldOn, DayTerms.StateOf(due, toldOn, today, seen: true))
            : null;
    }
}
