using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Forms;

/// <summary>The forms of one person, read out of his card and of the day. Pure.</summary>
public static class PersonForms
{
    /// <summary>The application, filled in as far as the card is [001 appendix 11].</summary>
    public static ApplicationRecord Application(Participant person, School school, string schoolHead, RegulationPack regulation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(school);
        ArgumentNullException.ThrowIfNull(regulation);
        return new ApplicationRecord(
            regulation.FormTitles,
            school.Name,
            schoolHead,
            ParticipantOf(person, school),
            person.Phone,
            person.DocumentKind,
            person.Sex is { } sex ? sex == Sex.Male : null,
            person.PmpkRecommendation is not null,
            person.DisabilityCertificate is not null,
            person.SpecialConditions,
            person.ParentName,
            person.ApplicationNumber);
    }

    /// <summary>The act of no recording of an attempt that was not recorded, by the decision of its day; those present sign, observers by hand [001 §8.8].</summary>
    public static NoRecordingActRecord NoRecording(DayRecord day, DayParticipant participant, Attempt attempt)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(participant);
        ArgumentNullException.ThrowIfNull(attempt);
        var auditorium = attempt.AuditoriumId;
        return new NoRecordingActRecord(
            day.Regulation.FormTitles,
            FormPlace.Of(day.Day),
            attempt.Auditorium!.Number,
            participant.Person.FullName,
            participant.Person.Class,
            day.TimeOf(attempt.StartedAt),
            day.TimeOf(attempt.EndedAt),
            attempt.WithoutRecording ?? string.Empty,
            [
                new ActSigner("Экзаменатор-собеседник", day.NameOf(StaffRole.Interlocutor, auditorium)),
                new ActSigner("Эксперт", day.NameOf(StaffRole.Expert, auditorium)),
                new ActSigner("Технический специалист", day.NameOf(StaffRole.Technician, auditorium)),
                new ActSigner("Общественный наблюдатель", day.Staff.FirstOrDefault(s => s.Role == StaffRole.Observer && s.AuditoriumId == auditorium)?.StaffMember!.FullName ?? string.Empty),
                new ActSigner("Ответственный организатор", day.NameOf(StaffRole.Organizer, auditorium)),
            ]);
    }

    internal static ActParticipant ParticipantOf(Participant person, School school) =>
        new(person.FamilyName, person.GivenName, person.Patronymic, person.DocumentSeries, person.DocumentNumber, person.BirthDate, school.Name);
}
