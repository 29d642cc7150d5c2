namespace Itog.Exam.People;

/// <summary>A school that holds the exam, with its official codes and the time zone in which its exam day runs.</summary>
public sealed class School
{
    public int Id { get; set; }

    /// <summary>The code of the school (код ОО) as forms and file names print it.</summary>
    public required string Code { get; set; }

    /// <summary>The code of the municipality (код МСУ).</summary>
    public required string MunicipalityCode { get; set; }

    /// <summary>The code or name of the region as the forms print it.</summary>
    public required string Region { get; set; }

    public required string Name { get; set; }

    /// <summary>An IANA time zone, <c>Europe/Moscow</c>.</summary>
    public required string TimeZoneId { get; set; }

    /// <summary>Whom families call on the day, as the instructions print it; null when the school has named nobody. Written only by <see cref="SchoolHelp"/>.</summary>
    public string? HelpPhone { get; internal set; }

    /// <summary>The regulation that the school begins with; null takes <see cref="SchoolRegulation.Default"/>. Each exam day has its own.</summary>
    public string? RegulationId { get; set; }

    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);
}
