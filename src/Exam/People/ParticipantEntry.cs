using Itog.Exam.Regulation;

namespace Itog.Exam.People;

/// <summary>What a list or a person says of a participant, before it is checked and written. Immutable.</summary>
public sealed record ParticipantEntry
{
    /// <summary>Four digits; null lets the school give the next free one.</summary>
    public string? Code { get; init; }

    public string FamilyName { get; init; } = string.Empty;

    public string GivenName { get; init; } = string.Empty;

    public string? Patronymic { get; init; }

    public DateOnly? BirthDate { get; init; }

    public Sex? Sex { get; init; }

    public string Class { get; init; } = string.Empty;

    public bool Extern { get; init; }

    public string? DocumentKind { get; init; }

    public string? DocumentSeries { get; init; }

    public string DocumentNumber { get; init; } = string.Empty;

    public ParticipantCategory Category { get; init; }

    public ParticipantCategory? AccompanyingCategory { get; init; }

    public string? PmpkRecommendation { get; init; }

    public string? DisabilityCertificate { get; init; }

    public bool HomeOrHospital { get; init; }

    public bool ExtraTime { get; init; }

    public bool KimAsDocument { get; init; }

    public AnswerForm AnswerForm { get; init; }

    public string? WrittenFormDecision { get; init; }

    public string? SpecialConditions { get; init; }

    public RemoteGround? RemoteGround { get; init; }

    public string? RemoteDocument { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? ParentName { get; init; }

    public string? ParentPhone { get; init; }

    public string? ParentEmail { get; init; }

    public Consent Consent { get; init; }

    public string? NoRecordingDecision { get; init; }

    public DateOnly? ApplicationDate { get; init; }

    public string? ApplicationNumber { get; init; }

    public DateOnly? AcquaintedOn { get; init; }

    public static ParticipantEntry Of(Participant person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new ParticipantEntry
        {
            Code = person.Code,
            FamilyName = person.FamilyName,
            GivenName = person.GivenName,
            Patronymic = person.Patronymic,
            BirthDate = person.BirthDate,
            Sex = person.Sex,
            Class = person.Class,
            Extern = person.Extern,
            DocumentKind = person.DocumentKind,
            DocumentSeries = person.DocumentSeries,
            DocumentNumber = person.DocumentNumber,
            Category = person.Category,
            AccompanyingCategory = person.AccompanyingCategory,
            PmpkRecommendation = person.PmpkRecommendation,
            DisabilityCertificate = person.DisabilityCertificate,
            HomeOrHospital = person.HomeOrHospital,
            ExtraTime = person.ExtraTime,
            KimAsDocument = person.KimAsDocument,
            AnswerForm = person.AnswerForm,
            WrittenFormDecision = person.WrittenFormDecision,
            SpecialConditions = person.SpecialConditions,
            RemoteGround = person.RemoteGround,
            RemoteDocument = person.RemoteDocument,
            Phone = person.Phone,
            Email = person.Email,
            ParentName = person.ParentName,
            ParentPhone = person.ParentPhone,
            ParentEmail = person.ParentEmail,
            Consent = person.Consent,
            NoRecordingDecision = person.NoRecordingDecision,
            ApplicationDate = person.ApplicationDate,
            ApplicationNumber = person.ApplicationNumber,
            AcquaintedOn = person.AcquaintedOn,
        };
    }

    /// <summary>Writes everything but the code, which a person keeps for good.</summary>
    public void WriteTo(Participant person)
    {
        ArgumentNullException.ThrowIfNull(person);
        person.FamilyName = FamilyName;
        person.GivenName = GivenName;
        person.Patronymic = Patronymic;
        person.BirthDate = BirthDate;
        person.Sex = Sex;
        person.Class = Class;
        person.Extern = Extern;
        person.DocumentKind = DocumentKind;
        person.DocumentSeries = DocumentSeries;
        person.DocumentNumber = DocumentNumber;
        person.Category = Category;
        person.AccompanyingCategory = AccompanyingCategory;
        person.PmpkRecommendation = PmpkRecommendation;
        person.DisabilityCertificate = DisabilityCertificate;
        person.HomeOrHospital = HomeOrHospital;
        person.ExtraTime = ExtraTime;
        person.KimAsDocument = KimAsDocument;
        person.AnswerForm = AnswerForm;
        person.WrittenFormDecision = WrittenFormDecision;
        person.SpecialConditions = SpecialConditions;
        person.RemoteGround = RemoteGround;
        person.RemoteDocument = RemoteDocument;
        person.Phone = Phone;
        person.Email = Email;
        person.ParentName = ParentName;
        person.ParentPhone = ParentPhone;
        person.ParentEmail = ParentEmail;
        person.Consent = Consent;
        person.NoRecordingDecision = NoRecordingDecision;
        person.ApplicationDate = ApplicationDate;
        person.ApplicationNumber = ApplicationNumber;
        person.AcquaintedOn = AcquaintedOn;
    }
}
