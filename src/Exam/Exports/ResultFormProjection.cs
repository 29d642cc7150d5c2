using Itog.Exam.Closing;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.Scoring;

namespace Itog.Exam.Exports;

/// <summary>Reads the result form out of a day. Pure.</summary>
public static class ResultFormProjection
{
    public static ResultForm Of(DayRecord day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var set = CriteriaSets.Get(day.Regulation.CriteriaSetId.Value);
        return new ResultForm(
            day.Regulation.FormTitles,
            FormPlace.Of(day.Day),
            set,
            // Who refused the consent to personal data is processed by hand and enters no system [001 §8.8].
            [.. day.Participants.Where(p => p.Sat is not null && p.Person.Consent != Consent.Refused).Select(p => Row(day, p, p.Sat!, set))]);
    }

    private static ResultFormRow Row(DayRecord day, DayParticipant participant, Attempt attempt, CriteriaSet set)
    {
        var person = participant.Person;
        var protocol = participant.ProtocolOf(attempt);
        return new ResultFormRow(
            attempt.Id,
            person.Code,
            person.FamilyName,
            person.GivenName,
            person.Patronymic,
            person.Class,
            attempt.Auditorium!.Number,
            person.DocumentSeries,
            person.DocumentNumber,
            attempt.VariantNumber,
            attempt.VariantNumber is { } variant && day.ReserveVariants.Contains(variant),
            participant.Outcome == ParticipantOutcome.EarlyEnd,
            participant.Outcome == ParticipantOutcome.Removed,
            participant.Outcome == ParticipantOutcome.Finished ? SignedSheet(person, protocol, set) : null,
            protocol?.Expert?.FullName ?? string.Empty);
    }

    /// <summary>The sums of a signed protocol; null for a draft.</summary>
    internal static ScoreSheet? SignedSheet(Participant person, ExpertProtocol? protocol, CriteriaSet set) =>
        protocol?.SignedAt is not null && set.ScaleFor(person).TryGet(out var scale, out _)
            ? ScoreSheet.Compute(set, scale, protocol.Scores, protocol.NotAttemptedTasks)
            : null;
}
