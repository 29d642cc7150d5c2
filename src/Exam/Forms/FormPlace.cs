using Itog.Exam.People;

namespace Itog.Exam.Forms;

/// <summary>Where and when: what the head of nearly every form prints.</summary>
/// <param name="Region">The region's code or name, as its forms print it.</param>
/// <param name="Date">The day of the exam.</param>
public sealed record FormPlace(string Region, string MunicipalityCode, string SchoolCode, string SchoolName, DateOnly Date)
{
    /// <summary>Whether the form is of a rehearsal: each of its pages says so.</summary>
    public bool Rehearsal { get; init; }

    public static FormPlace Of(ExamDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var school = day.School ?? throw new ArgumentException("The day comes without its school.", nameof(day));
        return new FormPlace(school.Region, school.MunicipalityCode, school.Code, school.Name, day.Date) { Rehearsal = day.Kind == ExamDayKind.Rehearsal };
    }
}
