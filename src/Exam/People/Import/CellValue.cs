using System.Globalization;
using Itog.Exam.Regulation;

namespace Itog.Exam.People.Import;

/// <summary>
/// Reads the text of a cell as the value of a field, and says it again for people. It takes what is certain and refuses the rest with words
/// about how to write it; it never guesses a person's data.
/// </summary>
internal static class CellValue
{
    private static readonly string[] DateForms = ["d.M.yyyy", "d.M.yy", "yyyy-M-d", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy H:mm:ss", "d.M.yyyy H:mm", "yyyy-M-dTHH:mm:ss", "yyyy-M-d H:mm:ss"];

    private static readonly string[] Yes = ["да", "+", "1", "y", "yes", "истина", "true", "есть", "v", "х", "x"];

    private static readonly string[] No = ["нет", "-", "0", "n", "no", "ложь", "false", "–", "—"];

    /// <summary>The entry with this field set from the text, or why the text does not say it.</summary>
    public static Outcome<ParticipantEntry> Set(ParticipantEntry entry, ParticipantField field, string text) => field switch
    {
        ParticipantField.Code => Code(text).Then(v => Take(entry with { Code = v })),
        ParticipantField.FamilyName => Take(entry with { FamilyName = Name(text) }),
        ParticipantField.GivenName => Take(entry with { GivenName = Name(text) }),
        ParticipantField.Patronymic => Take(entry with { Patronymic = No.Contains(text) ? null : Name(text) }),
        ParticipantField.BirthDate => Date(text).Then(v => Take(entry with { BirthDate = v })),
        ParticipantField.Sex => Sex(text).Then(v => Take(entry with { Sex = v })),
        ParticipantField.Class => Take(entry with { Class = Class(text) }),
        ParticipantField.Extern => Flag(text).Then(v => Take(entry with { Extern = v })),
        ParticipantField.DocumentKind => Take(entry with { DocumentKind = text }),
        ParticipantField.DocumentSeries => Take(entry with { DocumentSeries = Digits(text) }),
        ParticipantField.DocumentNumber => Take(entry with { DocumentNumber = Digits(text) }),
        ParticipantField.Category => Category(text).Then(v => Take(entry with { Category = v })),
        ParticipantField.AccompanyingCategory => Category(text).Then(v => Take(entry with { AccompanyingCategory = v })),
        ParticipantField.PmpkRecommendation => Take(entry with { PmpkRecommendation = Paper(text) }),
        ParticipantField.DisabilityCertificate => Take(entry with { DisabilityCertificate = Paper(text) }),
        ParticipantField.HomeOrHospital => Flag(text).Then(v => Take(entry with { HomeOrHospital = v })),
        ParticipantField.ExtraTime => Flag(text).Then(v => Take(entry with { ExtraTime = v })),
        ParticipantField.KimAsDocument => Flag(text).Then(v => Take(entry with { KimAsDocument = v })),
        ParticipantField.AnswerForm => Form(text).Then(v => Take(entry with { AnswerForm = v })),
        ParticipantField.WrittenFormDecision => Take(entry with { WrittenFormDecision = Paper(text) }),
        ParticipantField.SpecialConditions => Take(entry with { SpecialConditions = Paper(text) }),
        ParticipantField.RemoteGround => Ground(text).Then(v => Take(entry with { RemoteGround = v })),
        ParticipantField.RemoteDocument => Take(entry with { RemoteDocument = Paper(text) }),
        ParticipantField.Phone => Take(entry with { Phone = text }),
        ParticipantField.Email => Take(entry with { Email = text }),
        ParticipantField.ParentName => Take(entry with { ParentName = Name(text) }),
        ParticipantField.ParentPhone => Take(entry with { ParentPhone = text }),
        ParticipantField.ParentEmail => Take(entry with { ParentEmail = text }),
        ParticipantField.Consent => Agreement(text).Then(v => Take(entry with { Consent = v })),
        ParticipantField.NoRecordingDecision => Take(entry with { NoRecordingDecision = Paper(text) }),
        ParticipantField.ApplicationDate => Date(text).Then(v => Take(entry with { ApplicationDate = v })),
        ParticipantField.ApplicationNumber => Take(entry with { ApplicationNumber = text }),
        ParticipantField.AcquaintedOn => Date(text).Then(v => Take(entry with { AcquaintedOn = v })),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>What a field says, in words that <see cref="Set"/> reads again; null when it says nothing.</summary>
    public static string? Say(ParticipantEntry entry, ParticipantField field) => field switch
    {
        ParticipantField.Code => entry.Code,
        ParticipantField.FamilyName => entry.FamilyName,
        ParticipantField.GivenName => entry.GivenName,
        ParticipantField.Patronymic => entry.Patronymic,
        ParticipantField.BirthDate => Say(entry.BirthDate),
        ParticipantField.Sex => entry.Sex switch { People.Sex.Male => "мужской", People.Sex.Female => "женский", _ => null },
        ParticipantField.Class => entry.Class,
        ParticipantField.Extern => Say(entry.Extern),
        ParticipantField.DocumentKind => entry.DocumentKind,
        ParticipantField.DocumentSeries => entry.DocumentSeries,
        ParticipantField.DocumentNumber => entry.DocumentNumber,
        ParticipantField.Category => CategoryNames.Of(entry.Category),
        ParticipantField.AccompanyingCategory => entry.AccompanyingCategory is { } other ? CategoryNames.Of(other) : null,
        ParticipantField.PmpkRecommendation => entry.PmpkRecommendation,
        ParticipantField.DisabilityCertificate => entry.DisabilityCertificate,
        ParticipantField.HomeOrHospital => Say(entry.HomeOrHospital),
        ParticipantField.ExtraTime => Say(entry.ExtraTime),
        ParticipantField.KimAsDocument => Say(entry.KimAsDocument),
        ParticipantField.AnswerForm => entry.AnswerForm switch { AnswerForm.Oral => "устная", AnswerForm.OralWithInterpreter => "устная с сурдопереводчиком", _ => "письменная" },
        ParticipantField.WrittenFormDecision => entry.WrittenFormDecision,
        ParticipantField.SpecialConditions => entry.SpecialConditions,
        ParticipantField.RemoteGround => entry.RemoteGround is { } ground ? RemoteGroundNames.Of(ground) : null,
        ParticipantField.RemoteDocument => entry.RemoteDocument,
        ParticipantField.Phone => entry.Phone,
        ParticipantField.Email => entry.Email,
        ParticipantField.ParentName => entry.ParentName,
        ParticipantField.ParentPhone => entry.ParentPhone,
        ParticipantField.ParentEmail => entry.ParentEmail,
        ParticipantField.Consent => entry.Consent switch { Consent.Given => "да", Consent.Refused => "отказ", _ => null },
        ParticipantField.NoRecordingDecision => entry.NoRecordingDecision,
        ParticipantField.ApplicationDate => Say(entry.ApplicationDate),
        ParticipantField.ApplicationNumber => entry.ApplicationNumber,
        ParticipantField.AcquaintedOn => Say(entry.AcquaintedOn),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static Outcome<ParticipantEntry> Take(ParticipantEntry entry) => entry;

    /// <summary>One space between words; the Latin letters that look like Cyrillic ones are left as they are, for a check to name them.</summary>
    private static string Name(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>«9 "а"», «9-А» and «9а» are one class: 9А.</summary>
    private static string Class(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpper(Russian.Culture);

    private static string Digits(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string? Paper(string text) => No.Contains(text.ToLowerInvariant()) ? null : text;

    private static Outcome<string> Code(string text) =>
        text.Length is > 0 and <= 4 && text.All(char.IsAsciiDigit)
            ? text.PadLeft(4, '0')
            : new Problem("code-form", "Код участника не понят", "Код участника в школе — до четырёх цифр, например 0001. Если кодов нет, уберите столбец: школа присвоит их сама.");

    private static Outcome<DateOnly> Date(string text) =>
        DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? DateOnly.FromDateTime(date)
            : new Problem("date-form", "Дата не понята", "Запишите дату как 05.03.2010.");

    private static Outcome<Sex> Sex(string text) => text.ToLowerInvariant() switch
    {
        "м" or "муж" or "муж." or "мужской" or "m" or "male" => People.Sex.Male,
        "ж" or "жен" or "жен." or "женский" or "f" or "female" => People.Sex.Female,
        _ => new Problem("sex-form", "Пол не понят", "Напишите «м» или «ж»."),
    };

    private static Outcome<bool> Flag(string text) =>
        Yes.Contains(text.ToLowerInvariant()) ? true
        : No.Contains(text.ToLowerInvariant()) ? false
        : new Problem("flag-form", "Нужно «да» или «нет»", "Напишите «да» или «нет».");

    private static Outcome<Consent> Agreement(string text) => text.ToLowerInvariant() switch
    {
        "отказ" or "нет" or "не дано" or "отказался" or "отказалась" => Consent.Refused,
        var yes when Yes.Contains(yes) || yes is "дано" or "получено" => Consent.Given,
        _ => new Problem("consent-form", "Согласие не понято", "Напишите «да», если согласие подписано, «отказ», если в нём отказано; пустая ячейка — его ещё ждут."),
    };

    private static Outcome<AnswerForm> Form(string text) => text.ToLowerInvariant() switch
    {
        "устная" or "устно" or "у" => AnswerForm.Oral,
        "письменная" or "письменно" or "п" => AnswerForm.Written,
        "устная с сурдопереводчиком" or "с сурдопереводчиком" or "сурдоперевод" => AnswerForm.OralWithInterpreter,
        _ => new Problem("answer-form-form", "Форма ответа не понята", "Напишите «устная», «письменная» или «устная с сурдопереводчиком»."),
    };

    private static Outcome<ParticipantCategory> Category(string text) => CategoryNames.Find(text) is { } category
        ? category
        : new Problem("category-form", "Категория не понята", $"Напишите одно из: {string.Join("; ", CategoryNames.All)}. У участника без категории оставьте ячейку пустой.");

    private static Outcome<RemoteGround> Ground(string text) => RemoteGroundNames.Find(text) is { } ground
        ? ground
        : new Problem("remote-ground-form", "Основание не понято", $"Напишите одно из: {string.Join("; ", RemoteGroundNames.All)}. Если участник приходит в школу, оставьте ячейку пустой.");

    private static string? Say(DateOnly? date) => date?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string? Say(bool flag) => flag ? "да" : null;
}
