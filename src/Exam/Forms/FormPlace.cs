using Itog.Exam.People;

namespace Itog.Exam.Forms;

/// <summary>Where and when: what the head of nearly every form prints.</summary>
/// <param name="Region">The region's code or name, as its forms print it.</param>
/// <param name="Date">The day of the exam.</param>
public sealed record FormPlace(string Region, string MunicipalityCode, string SchoolCode, string SchoolName, DateOnly Date)
{
    public static FormPlace Of(ExamDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var school = day.School ?? throw new ArgumentException("The day comes without its school.", nameof(day));
        return new FormPlace(school.Region, school.MunicipalityCode, school.Code, school.Name, day.Date);
    }
}
