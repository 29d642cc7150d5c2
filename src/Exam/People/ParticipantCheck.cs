using System.Globalization;
using System.Text.RegularExpressions;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.People;

/// <summary>What the regulation and common sense ask of a participant's application: one fault for each thing to mend. Pure; any thread.</summary>
public static partial class ParticipantCheck
{
    /// <summary>RFC 5321's bound; more is no address.</summary>
    private const int LongestAddress = 254;

    private const int LongestName = 60;

    private const int LongestText = 500;

    /// <summary>Letters, and what joins them in names of any people of Russia.</summary>
    [GeneratedRegex(@"^\p{L}[\p{L}\p{M} .'’ʼ`()-]*$")]
    private static partial Regex PersonName();

    [GeneratedRegex(@"^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}$")]
    private static partial Regex Address();

    [GeneratedRegex("^[0-9A-Za-zА-ЯЁа-яё№/-]{1,25}$")]
    private static partial Regex DocumentText();

    public static IReadOnlyList<FieldFault> Check(ParticipantEntry entry, RegulationPack pack, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(pack);
        return [.. Person(entry, today), .. Document(entry), .. Conditions(entry, pack), .. Remote(entry, pack), .. Contacts(entry), .. Texts(entry)];
    }

    private static IEnumerable<FieldFault> Person(ParticipantEntry entry, DateOnly today)
    {
        foreach (var (field, name, needed) in new (ParticipantField, string?, bool)[]
        {
            (ParticipantField.FamilyName, entry.FamilyName, true),
            (ParticipantField.GivenName, entry.GivenName, true),
            (ParticipantField.Patronymic, entry.Patronymic, false),
            (ParticipantField.ParentName, entry.ParentName, false),
        })
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                if (needed)
                {
                    yield return Fault(field, "name-missing", "Не хватает имени", "Впишите фамилию и имя, как в документе.", "001 прил. 11");
                }
            }
            else if (name.Length > (field == ParticipantField.ParentName ? 3 * LongestName : LongestName) || !PersonName().IsMatch(name))
            {
                yield return Fault(field, "name-form", "Имя записано с лишними знаками", "В имени могут быть только буквы, пробел, дефис и апостроф. Проверьте цифры и знаки.");
            }
            else if (name.Any(IsLatin) && name.Any(IsCyrillic))
            {
                yield return Fault(field, "name-mixed", "В имени смешаны русские и латинские буквы", "Наберите имя заново русскими буквами: похожая латинская буква помешает найти участника.");
            }
        }

        if (entry.BirthDate is { } born && (born > today.AddYears(-10) || born < today.AddYears(-90)))
        {
            yield return Fault(ParticipantField.BirthDate, "birth-date", "Дата рождения не похожа на правду", "Участнику 9 класса должно быть не меньше 10 лет. Проверьте год.");
        }

        if (string.IsNullOrWhiteSpace(entry.Class))
        {
            yield return Fault(ParticipantField.Class, "class-missing", "Не указан класс", "Впишите класс, например 9А.", "001 прил. 7");
        }
        else if (entry.Class.Length > 12 || (!entry.Extern && !entry.Class.StartsWith('9') && !entry.Class.StartsWith("09", StringComparison.Ordinal)))
        {
            yield return Fault(ParticipantField.Class, "class-form", "Класс не девятый", "Итоговое собеседование сдают в 9 классе: впишите, например, 9А, или отметьте, что это экстерн.", "001 §2.1");
        }
    }

    private static IEnumerable<FieldFault> Document(ParticipantEntry entry)
    {
        if (string.IsNullOrWhiteSpace(entry.DocumentNumber))
        {
            yield return Fault(ParticipantField.DocumentNumber, "document-missing", "Нет номера документа", "Впишите номер документа: его печатают ведомость и бланки.", "001 прил. 7");
            yield break;
        }

        if (!DocumentText().IsMatch(entry.DocumentNumber))
        {
            yield return Fault(ParticipantField.DocumentNumber, "document-form", "Номер документа записан с лишними знаками", "В номере только цифры и буквы, без пробелов внутри.");
        }

        if (entry.DocumentSeries is { Length: > 0 } series && !DocumentText().IsMatch(series))
        {
            yield return Fault(ParticipantField.DocumentSeries, "document-form", "Серия документа записана с лишними знаками", "В серии только цифры и буквы.");
        }

        // A passport is told by its name, or by a series that only a passport has.
        var passport = entry.DocumentKind?.Contains("паспорт гражданина рф", StringComparison.OrdinalIgnoreCase) == true
            || entry.DocumentKind?.Equals("паспорт", StringComparison.OrdinalIgnoreCase) == true;
        if (passport && entry.DocumentSeries is not { Length: 4 })
        {
            yield return Fault(ParticipantField.DocumentSeries, "passport-series", "Серия паспорта — четыре цифры", "Если их три, таблица могла потерять ноль в начале: сделайте столбец текстовым и впишите серию заново.");
        }

        if (passport && (entry.DocumentNumber.Length != 6 || !entry.DocumentNumber.All(char.IsAsciiDigit)))
        {
            yield return Fault(ParticipantField.DocumentNumber, "passport-number", "Номер паспорта — шесть цифр", "Если их меньше, таблица могла потерять нули в начале: сделайте столбец текстовым и впишите номер заново.");
        }
    }

    private static IEnumerable<FieldFault> Conditions(ParticipantEntry entry, RegulationPack pack)
    {
        var pmpk = !string.IsNullOrWhiteSpace(entry.PmpkRecommendation);
        if (entry.Category != ParticipantCategory.Usual && !pmpk)
        {
            yield return Fault(ParticipantField.PmpkRecommendation, "pmpk-recommendation-missing", "Нет рекомендаций ПМПК", "Особая шкала применяется только по рекомендациям ПМПК: впишите их номер и дату или уберите категорию.", "004 §6.6");
        }

        if (entry.Category == ParticipantCategory.MusculoskeletalWithCondition
            && entry.AccompanyingCategory is null or ParticipantCategory.Usual or ParticipantCategory.MusculoskeletalWithCondition)
        {
            yield return Fault(ParticipantField.AccompanyingCategory, "accompanying-category-missing", "Не указано сопутствующее заболевание", "Шкалу определяет сопутствующее заболевание: укажите его категорию.", "004 прил. 12");
        }
        else if (!CriteriaSets.Get(pack.CriteriaSetId.Value).ScaleFor(ScaledBy(entry), entry.AnswerForm).TryGet(out var scale, out var none))
        {
            yield return new FieldFault(ParticipantField.Category, none);
        }
        else
        {
            foreach (var fault in Form(entry, scale))
            {
                yield return fault;
            }
        }

        if (entry.ExtraTime && !ExtraTimeAllowed(entry, pack))
        {
            yield return Fault(ParticipantField.ExtraTime, "extra-time-ground", "Нет основания для дополнительного времени",
                "Дополнительное время дают по рекомендациям ПМПК или по справке об инвалидности: впишите их номер и дату.", pack.ExtraTimeGrounds.Clause);
        }

        if (entry.KimAsDocument && !pmpk)
        {
            yield return Fault(ParticipantField.KimAsDocument, "kim-document-ground", "Нет основания для КИМ в доступном виде",
                "Материалы в виде документа на экране участника дают по рекомендациям ПМПК: впишите их номер и дату.", "004 §6.4");
        }

        if (entry.AnswerForm == AnswerForm.Written && pack.WrittenFormDecision.Value == WrittenFormDecision.Pmpk && !pmpk)
        {
            yield return Fault(ParticipantField.AnswerForm, "written-form-ground", "Нет основания для письменной формы",
                "Письменно отвечают по рекомендациям ПМПК: впишите их номер и дату или выберите устную форму.", pack.WrittenFormDecision.Clause);
        }

        if (entry.AnswerForm == AnswerForm.Written && pack.WrittenFormDecision.Value == WrittenFormDecision.StateCommission && string.IsNullOrWhiteSpace(entry.WrittenFormDecision))
        {
            yield return Fault(ParticipantField.WrittenFormDecision, "written-form-decision", "Нет решения ГЭК о письменной форме",
                "Письменно здесь отвечают по решению государственной экзаменационной комиссии: впишите его номер и дату или выберите устную форму.", pack.WrittenFormDecision.Clause);
        }
    }

    /// <summary>The category whose row of the table counts.</summary>
    private static ParticipantCategory ScaledBy(ParticipantEntry entry) =>
        entry.Category == ParticipantCategory.MusculoskeletalWithCondition ? entry.AccompanyingCategory ?? entry.Category : entry.Category;

    /// <summary>Whether the form of the answer is one of the row of the table. In writing answers whoever has that recommended, whatever his row says [004 §6.7].</summary>
    private static IEnumerable<FieldFault> Form(ParticipantEntry entry, Scale scale)
    {
        if (entry.AnswerForm == AnswerForm.OralWithInterpreter && !scale.Forms.Contains(AnswerForm.OralWithInterpreter))
        {
            yield return Fault(ParticipantField.AnswerForm, "interpreter-ground", "Сурдопереводчик не положен по категории",
                "С сурдопереводчиком отвечают глухие, владеющие сурдопереводом, и слабослышащие: проверьте категорию.", "004 прил. 12");
        }

        if (entry.AnswerForm == AnswerForm.Oral && scale.Forms.Count > 0 && !scale.Forms.Contains(AnswerForm.Oral))
        {
            yield return Fault(ParticipantField.AnswerForm, "answer-form-category", "Форма ответа не подходит категории",
                $"Для этой категории форма — {scale.Form}: выберите {(scale.Forms.Contains(AnswerForm.Written) ? "письменную форму" : "устную форму с сурдопереводчиком")}.", scale.Clause);
        }

        if (scale.Note is { } note)
        {
            yield return new FieldFault(ParticipantField.AnswerForm, new Problem("scale-note", "Проверьте шкалу", note, scale.Clause), Blocks: false);
        }
        else if (entry.AnswerForm == AnswerForm.Written && scale.Assigns(1))
        {
            yield return new FieldFault(ParticipantField.AnswerForm, new Problem(
                "written-scale", "Проверьте шкалу", "По шкале этой категории оценивают чтение вслух, письменно его не выполнить. Шкалу для письменной формы утверждает регион: уточните её до экзамена.", "004 §6.6"), Blocks: false);
        }

        // What is written is kept on the server like a recording: without the consent it must not be [contradiction C12].
        if (entry.AnswerForm == AnswerForm.Written && entry.Consent == Consent.Refused)
        {
            yield return Fault(ParticipantField.Consent, "consent-written", "Без согласия письменный ответ хранить нельзя",
                "Письменный ответ сохраняется на сервере, чтобы он не пропал и чтобы его оценили, а без согласия о человеке ничего не записывают. Передайте вопрос в государственную экзаменационную комиссию: ответ можно написать на бумаге в школе.", "001 §8.8");
        }
    }

    private static bool ExtraTimeAllowed(ParticipantEntry entry, RegulationPack pack) => pack.ExtraTimeGrounds.Value.Any(ground => ground switch
    {
        ExtraTimeGround.Pmpk => !string.IsNullOrWhiteSpace(entry.PmpkRecommendation),
        ExtraTimeGround.Disability => !string.IsNullOrWhiteSpace(entry.DisabilityCertificate),
        ExtraTimeGround.HomeOrHospital => entry.HomeOrHospital && !string.IsNullOrWhiteSpace(entry.PmpkRecommendation),
        _ => false,
    });

    private static IEnumerable<FieldFault> Remote(ParticipantEntry entry, RegulationPack pack)
    {
        if (entry.Consent == Consent.Refused && ScaledBy(entry) == ParticipantCategory.AutismSpectrum)
        {
            yield return Fault(ParticipantField.Consent, "consent-autism", "Без согласия запись невозможна", "Ответ участника с расстройством аутистического спектра оценивают только по записи. Решение принимает государственная экзаменационная комиссия.", pack.Consent.Without.Clause);
        }

        if (entry.RemoteGround is not { } ground)
        {
            yield break;
        }

        if (!pack.Remote.Grounds.Value.Contains(ground) && !pack.Remote.Grounds.Value.Contains(RemoteGround.Everyone))
        {
            yield return Fault(ParticipantField.RemoteGround, "remote-ground", "Регион не принимает такое основание",
                $"Дистанционно здесь сдают: {string.Join("; ", pack.Remote.Grounds.Value.Select(RemoteGroundNames.Of))}.", pack.Remote.Grounds.Clause);
        }

        if (pack.Remote.DocumentsRequired.Value && string.IsNullOrWhiteSpace(entry.RemoteDocument))
        {
            yield return Fault(ParticipantField.RemoteDocument, "remote-document", "Нет документа о причине дистанционной формы", "Впишите название, номер и дату подтверждающего документа.", pack.Remote.DocumentsRequired.Clause);
        }

        if (entry.Consent == Consent.Refused && !pack.Consent.RemoteWithout.Value && string.IsNullOrWhiteSpace(entry.NoRecordingDecision))
        {
            yield return Fault(ParticipantField.Consent, "consent-remote", "Дистанционная форма без согласия невозможна", "Дистанционный экзамен обязательно записывают. Передайте вопрос в государственную экзаменационную комиссию.", pack.Consent.RemoteWithout.Clause);
        }

        if (string.IsNullOrWhiteSpace(entry.Email) && string.IsNullOrWhiteSpace(entry.ParentEmail))
        {
            yield return new FieldFault(ParticipantField.Email, new Problem("remote-address", "Некуда прислать ссылку", "Впишите электронную почту участника или родителя: по ней придут ссылка, график и результат.", "002 §72"), Blocks: false);
        }
    }

    private static IEnumerable<FieldFault> Contacts(ParticipantEntry entry)
    {
        foreach (var (field, address) in new[] { (ParticipantField.Email, entry.Email), (ParticipantField.ParentEmail, entry.ParentEmail) })
        {
            if (!string.IsNullOrEmpty(address) && (address.Length > LongestAddress || !Address().IsMatch(address)))
            {
                yield return Fault(field, "email-form", "Адрес почты с ошибкой", "Адрес пишут так: imya@example.ru. Несколько адресов в одну ячейку не вписывайте.");
            }
        }

        foreach (var (field, phone) in new[] { (ParticipantField.Phone, entry.Phone), (ParticipantField.ParentPhone, entry.ParentPhone) })
        {
            if (!string.IsNullOrEmpty(phone) && !Telephone.IsTyped(phone))
            {
                yield return new FieldFault(field, Telephone.Faulty, Blocks: true);
            }
        }
    }

    private static IEnumerable<FieldFault> Texts(ParticipantEntry entry)
    {
        foreach (var (field, text) in new[]
        {
            (ParticipantField.DocumentKind, entry.DocumentKind), (ParticipantField.PmpkRecommendation, entry.PmpkRecommendation),
            (ParticipantField.DisabilityCertificate, entry.DisabilityCertificate), (ParticipantField.SpecialConditions, entry.SpecialConditions),
            (ParticipantField.RemoteDocument, entry.RemoteDocument), (ParticipantField.ApplicationNumber, entry.ApplicationNumber),
            (ParticipantField.NoRecordingDecision, entry.NoRecordingDecision), (ParticipantField.WrittenFormDecision, entry.WrittenFormDecision),
        })
        {
            if (text is { Length: > LongestText } || text?.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) == true)
            {
                yield return Fault(field, "text-form", "Текст слишком длинный или повреждён", string.Create(CultureInfo.InvariantCulture, $"Сократите до {LongestText} знаков."));
            }
        }
    }

    private static bool IsLatin(char letter) => letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private static bool IsCyrillic(char letter) => letter is >= 'Ѐ' and <= 'ӿ';

    private static FieldFault Fault(ParticipantField field, string code, string title, string detail, string? clause = null) =>
        new(field, new Problem(code, title, detail, clause));
}
