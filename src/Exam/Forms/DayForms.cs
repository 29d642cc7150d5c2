using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.People;
using Itog.Exam.Results;
using Itog.Exam.Scoring;

namespace Itog.Exam.Forms;

/// <summary>The forms of a day as a whole, read out of its record. Pure.</summary>
public static class DayForms
{
    /// <summary>The list of participants: form 1 holds everybody, form 2 those who need special conditions.</summary>
    public static ParticipantListRecord List(DayRecord day, bool specialConditions)
    {
        ArgumentNullException.ThrowIfNull(day);
        return new ParticipantListRecord(
            day.Regulation.FormTitles,
            FormPlace.Of(day.Day),
            specialConditions,
            [.. day.Participants.Where(p => !specialConditions || ConditionsOf(day, p.Person) is not null).Select(p => new ParticipantListRow(
                p.Person.FullName, ConditionsOf(day, p.Person), p.Auditorium.Number, p.Outcome == ParticipantOutcome.Absent))]);
    }

    /// <summary>The connection schedule of an auditorium, in the order of connecting.</summary>
    public static ConnectionScheduleRecord Schedule(DayRecord day, int auditorium)
    {
        ArgumentNullException.ThrowIfNull(day);
        return new ConnectionScheduleRecord(
            day.Regulation.FormTitles,
            FormPlace.Of(day.Day),
            day.Auditoriums.FirstOrDefault(a => a.Id == auditorium)?.Number ?? string.Empty,
            day.NameOf(StaffRole.Interlocutor, auditorium),
            [.. day.Participants.Where(p => p.Entry.AuditoriumId == auditorium).OrderBy(p => p.Entry.ScheduledAt).Select(p => new ConnectionScheduleRow(
                TimeOnly.FromDateTime(day.Local(p.Entry.ScheduledAt)), p.Person.FullName, p.Person.Class, MinutesOf(day, p.Person)))]);
    }

    /// <summary>The protocol of acquaintance: everybody who has a result, and who knows it already.</summary>
    public static AcquaintanceRecord Acquaintance(DayRecord day, IReadOnlyCollection<ResultAcquaintance> known)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(known);
        var set = CriteriaSets.Get(day.Regulation.CriteriaSetId.Value);
        return new AcquaintanceRecord(
            day.Regulation.FormTitles,
            FormPlace.Of(day.Day),
            day.NameOf(StaffRole.SchoolHead),
            [.. day.Participants.Where(p => p.Sat is not null).Select(p =>
            {
                var sheet = p.Outcome == ParticipantOutcome.Finished ? ResultFormProjection.SignedSheet(p.Person, p.ProtocolOf(p.Sat!), set) : null;
                return new AcquaintanceRow(
                    p.Person.FullName, p.Person.Class, sheet?.Total, sheet?.Passed, MarkOf(p.Person, ResultReader.Participant), MarkOf(p.Person, ResultReader.Parent));
            })]);

        AcquaintanceMark? MarkOf(Participant person, ResultReader reader) => known.FirstOrDefault(a => a.ParticipantId == person.Id && a.Reader == reader) switch
        {
            null => null,
            { SignedOn: { } signed } => new AcquaintanceMark(signed, null),
            var button => new AcquaintanceMark(DateOnly.FromDateTime(day.Local(button.At)), day.TimeOf(button.At)),
        };
    }

    private static string? ConditionsOf(DayRecord day, Participant person)
    {
        if (!string.IsNullOrWhiteSpace(person.SpecialConditions))
        {
            return person.SpecialConditions;
        }

        var conditions = new[]
        {
            person.ExtraTime ? $"увеличение продолжительности на {FormHead.Number((int)day.Regulation.ExtraTime.Value.TotalMinutes)} минут" : null,
            person.KimAsDocument ? "материалы КИМ в виде документа на экране участника" : null,
            person.Category != ParticipantCategory.Usual && person.PmpkRecommendation is not null ? $"рекомендации ПМПК: {person.PmpkRecommendation}" : null,
        };
        return conditions.All(c => c is null) ? null : string.Join("; ", conditions.OfType<string>());
    }

    private static int MinutesOf(DayRecord day, Participant person)
    {
        var counted = day.Regulation.Stages.Where(s => s.Counted).Sum(s => s.Limit?.TotalMinutes ?? 0);
        return (int)(counted + (person.ExtraTime ? day.Regulation.ExtraTime.Value.TotalMinutes : 0));
    }
}
