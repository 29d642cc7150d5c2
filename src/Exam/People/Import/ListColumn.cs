namespace Itog.Exam.People.Import;

/// <summary>
/// What a column of a list may hold: a field of a participant, the three names together, or the school. Lists of different regions head the
/// same column in different words.
/// </summary>
/// <param name="Field">Null for <see cref="FullName"/> and <see cref="SchoolCode"/>.</param>
/// <param name="Titles">How it may be headed, the usual title first; compared without case, spaces and signs.</param>
public sealed record ListColumn(string Id, ParticipantField? Field, IReadOnlyList<string> Titles)
{
    public const string FullName = "fullName";

    public const string SchoolCode = "schoolCode";

    /// <summary>Every column that is known.</summary>
    public static IReadOnlyList<ListColumn> All { get; } =
    [
        new(FullName, null, ["ФИО", "Ф.И.О.", "ФИО участника", "Фамилия, имя, отчество", "Фамилия Имя Отчество", "Участник", "ФИО обучающегося"]),
        new(SchoolCode, null, ["Код ОО", "Код школы", "ОО", "Код образовательной организации", "КодОО", "SchoolCode"]),
        Of(ParticipantField.Code, "Код участника", "Номер участника", "ID участника", "Код в школе"),
        Of(ParticipantField.FamilyName, "Фамилия", "Surname", "LastName"),
        Of(ParticipantField.GivenName, "Имя", "Name", "FirstName"),
        Of(ParticipantField.Patronymic, "Отчество", "Отчество (при наличии)", "SecondName", "Patronymic"),
        Of(ParticipantField.BirthDate, "Дата рождения", "Д.р.", "ДР", "BirthDate", "Родился"),
        Of(ParticipantField.Sex, "Пол", "Sex"),
        Of(ParticipantField.Class, "Класс", "Класс (группа)", "Группа", "Class"),
        Of(ParticipantField.Extern, "Экстерн", "Является экстерном"),
        Of(ParticipantField.DocumentKind, "Вид документа", "Тип документа", "Наименование документа", "Документ", "Наименование документа, удостоверяющего личность"),
        Of(ParticipantField.DocumentSeries, "Серия документа", "Серия", "Серия паспорта", "Документ серия", "Паспорт серия"),
        Of(ParticipantField.DocumentNumber, "Номер документа", "Номер", "Номер паспорта", "Документ номер", "Паспорт номер", "№ документа"),
        Of(ParticipantField.Category, "Категория", "Нозологическая категория", "Категория ОВЗ", "ОВЗ", "Категория участника"),
        Of(ParticipantField.AccompanyingCategory, "Сопутствующая категория", "Сопутствующее заболевание"),
        Of(ParticipantField.PmpkRecommendation, "Рекомендации ПМПК", "ПМПК", "Заключение ПМПК", "Реквизиты ПМПК"),
        Of(ParticipantField.DisabilityCertificate, "Справка об инвалидности", "Справка МСЭ", "Инвалидность", "МСЭ"),
        Of(ParticipantField.HomeOrHospital, "На дому или в больнице", "Обучение на дому", "Надомное обучение", "На дому"),
        Of(ParticipantField.ExtraTime, "Дополнительное время", "Увеличение времени", "+30 минут", "Доп. время"),
        Of(ParticipantField.KimAsDocument, "КИМ в виде документа", "КИМ в доступном виде", "Доступный КИМ"),
        Of(ParticipantField.AnswerForm, "Форма ответа", "Форма проведения", "Форма"),
        Of(ParticipantField.WrittenFormDecision, "Решение ГЭК о письменной форме"),
        Of(ParticipantField.SpecialConditions, "Специальные условия", "Особые условия", "Необходимые условия", "Условия"),
        Of(ParticipantField.RemoteGround, "Основание дистанционной формы", "Причина дистанционной формы", "Дистанционно", "Основание дистанционного участия"),
        Of(ParticipantField.RemoteDocument, "Документ-основание дистанционной формы", "Документ о причине", "Решение ГЭК"),
        Of(ParticipantField.Phone, "Телефон", "Контактный телефон", "Телефон участника"),
        Of(ParticipantField.Email, "Электронная почта", "E-mail", "Email", "Почта", "Эл. почта", "Электронная почта участника"),
        Of(ParticipantField.ParentName, "ФИО родителя", "Родитель", "Законный представитель", "ФИО законного представителя"),
        Of(ParticipantField.ParentPhone, "Телефон родителя", "Телефон законного представителя"),
        Of(ParticipantField.ParentEmail, "Электронная почта родителя", "Почта родителя", "E-mail родителя", "Email родителя"),
        Of(ParticipantField.Consent, "Согласие на обработку персональных данных", "Согласие", "Согласие на ОПД", "СОПД"),
        Of(ParticipantField.NoRecordingDecision, "Решение ГЭК об экзамене без записи", "Решение ГЭК без записи"),
        Of(ParticipantField.ApplicationDate, "Дата заявления", "Дата подачи заявления"),
        Of(ParticipantField.ApplicationNumber, "Номер заявления", "Регистрационный номер"),
        Of(ParticipantField.AcquaintedOn, "Ознакомлен с порядком", "Дата ознакомления", "Ознакомлен"),
    ];

    public string Title => Titles[0];

    /// <summary>The column that a heading means; null for one that is not known.</summary>
    public static ListColumn? Find(string heading) => Headings.GetValueOrDefault(Plain(heading));

    /// <summary>The title of a field for people.</summary>
    public static string TitleOf(ParticipantField field) => All.First(c => c.Field == field).Title;

    private static Dictionary<string, ListColumn> Headings { get; } =
        All.SelectMany(c => c.Titles, (column, title) => (Key: Plain(title), column)).Distinct().ToDictionary(h => h.Key, h => h.column, StringComparer.Ordinal);

    private static ListColumn Of(ParticipantField field, params string[] titles) =>
        new(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field.ToString()), field, titles);

    /// <summary>Letters and digits only, small, ё as е: «Ф. И. О.» and «фио» are one.</summary>
    private static string Plain(string heading) =>
        string.Concat(heading.Where(c => char.IsLetterOrDigit(c) || c == '+')).ToUpperInvariant().Replace('Ё', 'Е');
}
