using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.People.Attendants;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>
/// Assistants and sign interpreters: each is in the room only with the participant whom he was given to, and who answers by an interpreter does not
/// answer without him.
/// </summary>
public static class AttendantRules
{
    /// <summary>Whether this attendant has a place in the room now.</summary>
    public static bool MayEnter(AuditoriumDay day, Guid attendant)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.ConferenceOpen && day.Current is { } attempt && Of(day, attempt).Any(a => a.Id == attendant && !a.Beside);
    }

    /// <summary>Those who are to be beside the participant of an attempt.</summary>
    public static IReadOnlyList<PlannedAttendant> Of(AuditoriumDay day, DayAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(attempt);
        return day.Plan.WhoSat(attempt.Participant)?.Attendants ?? [];
    }

    internal static IEnumerable<Problem> Obstacles(AuditoriumDay day, DayAttempt attempt)
    {
        if (day.Plan.Participant(attempt.Participant) is not { Form: AnswerForm.OralWithInterpreter } planned)
        {
            yield break;
        }

        var interpreters = planned.Attendants.Where(a => a.Role == AttendantRole.SignInterpreter).ToList();
        if (interpreters.Count == 0)
        {
            yield return Refusal.NoInterpreter;
        }
        else if (!interpreters.Exists(a => a.Beside || attempt.Beside.Contains(a.Id)))
        {
            yield return Refusal.InterpreterAway(interpreters[0].Name);
        }
    }

    internal static Outcome<DayEvent[]> Connect(AuditoriumDay day, Guid attendant, DateTimeOffset now) =>
        day.Current is { } attempt && !attempt.Beside.Contains(attendant) && Of(day, attempt).FirstOrDefault(a => a.Id == attendant) is { } planned
            ? DayRules.Happens(new AttendantCame(now, attempt.Id, attendant, planned.Role))
            : DayRules.Nothing;

    internal static Outcome<DayEvent[]> Lose(AuditoriumDay day, Guid attendant, DateTimeOffset now) =>
        day.Current is { } attempt && attempt.Beside.Contains(attendant)
            ? DayRules.Happens(new AttendantLost(now, attempt.Id, attendant, Of(day, attempt).FirstOrDefault(a => a.Id == attendant)?.Role ?? AttendantRole.Assistant))
            : DayRules.Nothing;

    internal static AuditoriumDay Apply(AuditoriumDay day, AttendantCame e) => day
        .ChangeAttempt(e.Attempt, a => a with { Beside = a.Beside.Add(e.Attendant) })
        .AlarmsOver(a => a.Kind == AlarmKind.AttendantLost && a.Attempt == e.Attempt && a.Detail == e.Role.ToString(), e.At);

    internal static AuditoriumDay Apply(AuditoriumDay day, AttendantLost e) => day
        .ChangeAttempt(e.Attempt, a => a with { Beside = a.Beside.Remove(e.Attendant) })
        .Raise(AlarmKind.AttendantLost, e.At, day.Attempt(e.Attempt)?.Participant, e.Role.ToString(), a => a with { Attempt = e.Attempt });
}
