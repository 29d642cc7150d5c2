using System.Globalization;
using Itog.Exam.Regulation;

namespace Itog.Exam.People;

/// <summary>
/// A pupil of grade 9 (or an extern) who sits the exam, with everything that the application says [001 appendix 11, 002]. Personal: never in logs.
/// Written by the import and the organizer's page through <see cref="ParticipantCheck"/>.
/// </summary>
public sealed class Participant
{
    public Guid Id { get; set; }

    /// <summary>Four digits, unique in the school; stands for the person in file names and in the register of recordings.</summary>
    public required string Code { get; set; }

    public required string FamilyName { get; set; }

    public required string GivenName { get; set; }

    public string? Patronymic { get; set; }

    public DateOnly? BirthDate { get; set; }

    public Sex? Sex { get; set; }

    /// <summary>Class, <c>9А</c>.</summary>
    public required string Class { get; set; }

    /// <summary>Whether he studies elsewhere and only sits the exam here [001 §2.1].</summary>
    public bool Extern { get; set; }

    /// <summary>The name of the identity document, «Паспорт гражданина РФ».</summary>
    public string? DocumentKind { get; set; }

    public string? DocumentSeries { get; set; }

    public required string DocumentNumber { get; set; }

    public ParticipantCategory Category { get; set; }

    /// <summary>The condition that accompanies <see cref="ParticipantCategory.MusculoskeletalWithCondition"/>: its scale applies.</summary>
    public ParticipantCategory? AccompanyingCategory { get; set; }

    /// <summary>Number and date of the ПМПК recommendation, the only ground for a scale of a category [004 §6.6].</summary>
    public string? PmpkRecommendation { get; set; }

    /// <summary>Number and date of the certificate of disability; a ground for extra minutes alone [002 §6].</summary>
    public string? DisabilityCertificate { get; set; }

    /// <summary>Whether he is taught at home or in a hospital; with a ПМПК recommendation a ground for extra minutes [004 §6.4].</summary>
    public bool HomeOrHospital { get; set; }

    /// <summary>Whether the regulation's extra minutes are granted [004 §2.2, §6.4].</summary>
    public bool ExtraTime { get; set; }

    /// <summary>Whether the cards of the КИМ come to his own page as a document too, for a screen reader, enlarged or in high contrast: by the ПМПК [004 §6.4].</summary>
    public bool KimAsDocument { get; set; }

    public AnswerForm AnswerForm { get; set; }

    /// <summary>The decision of the state commission about the written form, with date and number, where the regulation asks for one [001 §9.6].</summary>
    public string? WrittenFormDecision { get; set; }

    /// <summary>What else he needs, as form 2 of the list prints it.</summary>
    public string? SpecialConditions { get; set; }

    /// <summary>Which of the regulation's grounds lets him sit remotely; null when he sits at school.</summary>
    public RemoteGround? RemoteGround { get; set; }

    /// <summary>The paper that proves the ground, and the decision where the region asks for one [001 §17.1, 17.2].</summary>
    public string? RemoteDocument { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? ParentName { get; set; }

    public string? ParentPhone { get; set; }

    public string? ParentEmail { get; set; }

    public Consent Consent { get; set; }

    /// <summary>The decision of the state commission, with date and number, by which he sits without any recording [001 §8.8]; only with a refused consent.</summary>
    public string? NoRecordingDecision { get; set; }

    public DateOnly? ApplicationDate { get; set; }

    /// <summary>The number under which the application is registered.</summary>
    public string? ApplicationNumber { get; set; }

    /// <summary>When he signed that he knows the order of the exam.</summary>
    public DateOnly? AcquaintedOn { get; set; }

    /// <summary>Whether this is nobody: a made-up pupil of a rehearsal, who goes with it and stands in no list.</summary>
    public bool StandIn { get; set; }

    /// <summary>When he was taken off the list; nobody is ever removed from the database.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnBecause { get; set; }

    public int SchoolId { get; set; }

    public School? School { get; set; }

    /// <summary>Raised by every correction, so that two people who edit at once notice each other.</summary>
    public int Revision { get; set; }

    /// <summary>Raised to revoke every personal link issued so far: a link carries the revision it was made with.</summary>
    public int LinkRevision { get; set; }

    public string FullName => Patronymic is null
        ? string.Create(CultureInfo.InvariantCulture, $"{FamilyName} {GivenName}")
        : string.Create(CultureInfo.InvariantCulture, $"{FamilyName} {GivenName} {Patronymic}");
}
