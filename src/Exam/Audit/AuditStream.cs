using System.Globalization;

namespace Itog.Exam.Audit;

/// <summary>Keys of the streams that events are numbered in.</summary>
public static class AuditStream
{
    /// <summary>The exam day of one auditorium: <c>day/1/auditorium/1</c>.</summary>
    public static string OfAuditorium(int examDayId, int auditoriumId) =>
        string.Create(CultureInfo.InvariantCulture, $"day/{examDayId}/auditorium/{auditoriumId}");

    /// <summary>What concerns the day as a whole: <c>day/1</c>.</summary>
    public static string OfDay(int examDayId) => string.Create(CultureInfo.InvariantCulture, $"day/{examDayId}");

    /// <summary>The lists, commissions and rooms of a school: <c>school/1</c>.</summary>
    public static string OfSchool(int schoolId) => string.Create(CultureInfo.InvariantCulture, $"school/{schoolId}");

    /// <summary>The protocols of one attempt: <c>attempt/…/protocol</c>.</summary>
    public static string OfProtocol(Guid attemptId) => string.Create(CultureInfo.InvariantCulture, $"attempt/{attemptId:D}/protocol");
}
