namespace Itog.Exam.People;

/// <summary>A new school with the first of those who lead it, as somebody typed it.</summary>
/// <param name="MunicipalityName">Written down where the municipality is not known yet; null leaves it nameless.</param>
/// <param name="Organizer">The full name of the first organizer.</param>
/// <param name="Login">His user name; made out of the name when it is null.</param>
public sealed record SchoolEntry(
    string? Code, string? Name, string? Region, string? MunicipalityCode, string? MunicipalityName, string? TimeZone, string? Regulation, string? Organizer, string? Login);
