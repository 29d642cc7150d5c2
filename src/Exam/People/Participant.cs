using System.Globalization;

namespace Itog.Exam.People;

/// <summary>A pupil of grade 9 (or an extern) who sits the exam. Personal: never in logs.</summary>
public sealed class Participant
{
    public Guid Id { get; set; }

    /// <summary>Four digits, unique in the school; stands for the person in file names and in the register of recordings.</summary>
    public required string Code { get; set; }

    public required string FamilyName { get; set; }

    public required string GivenName { get; set; }

    public string? Patronymic { get; set; }

    /// <summary>Class, <c>9А</c>.</summary>
    public required string Class { get; set; }

    public string? DocumentSeries { get; set; }

    public required string DocumentNumber { get; set; }

    public ParticipantCategory Category { get; set; }

    /// <summary>The condition that accompanies <see cref="ParticipantCategory.MusculoskeletalWithCondition"/>: its scale applies.</summary>
    public ParticipantCategory? AccompanyingCategory { get; set; }

    /// <summary>Number and date of the ПМПК recommendation, the only ground for a scale of a category [004 §6.6].</summary>
    public string? PmpkRecommendation { get; set; }

    /// <summary>Whether the regulation's extra minutes are granted [004 §2.2, §6.4].</summary>
    public bool ExtraTime { get; set; }

    public int SchoolId { get; set; }

    public School? School { get; set; }

    /// <summary>Raised to revoke every personal link issued so far: a link carries the revision it was made with.</summary>
    public int LinkRevision { get; set; }

    public string FullName => Patronymic is null
        ? string.Create(CultureInfo.InvariantCulture, $"{FamilyName} {GivenName}")
        : string.Create(CultureInfo.InvariantCulture, $"{FamilyName} {GivenName} {Patronymic}");
}
