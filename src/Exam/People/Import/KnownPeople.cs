namespace Itog.Exam.People.Import;

/// <summary>The participants that a school already has, to be found again by code or document. Used by <see cref="ListImport"/> alone.</summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<string, Participant> _byCode;
    private readonly Dictionary<string, Participant> _byDocument = new(StringComparer.Ordinal);

    public KnownPeople(IReadOnlyList<Participant> participants)
    {
        _byCode = participants.ToDictionary(p => p.Code, StringComparer.Ordinal);
        foreach (var person in participants)
        {
            _byDocument.TryAdd(Document(person.DocumentSeries, person.DocumentNumber), person);
        }
    }

    /// <summary>A document as it is compared: without case, the number sign and spaces.</summary>
    public static string Document(string? series, string number) =>
        string.Concat($"{series} {number}".Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Of whom a row speaks. A code and a document that mean two people are a contradiction, and so is a withdrawn person.</summary>
    public Participant? Find(string? code, string? series, string? number, out Problem? contradiction)
    {
        contradiction = null;
        var byCode = code is null ? null : _byCode.GetValueOrDefault(code);
        var byDocument = number is null ? null : _byDocument.GetValueOrDefault(Document(series, number));
        if (byCode is not null && byDocument is not null && byCode != byDocument)
        {
            contradiction = new Problem("code-and-document", "Код и документ разных людей", "В школе этот код у одного участника, а этот документ — у другого. Проверьте строку по заявлению.");
            return null;
        }

        if (code is not null && byCode is null && byDocument is not null)
        {
            contradiction = new Problem("code-changed", "У участника другой код", $"В школе у человека с этим документом код {byDocument.Code}. Исправьте код в списке: коды уже стоят в именах файлов.");
            return null;
        }

        var found = byCode ?? byDocument;
        if (found?.WithdrawnAt is not null)
        {
            contradiction = new Problem("withdrawn", "Участник снят с экзамена", "Этот человек снят со списка. Верните его на странице участников или уберите строку.");
            return null;
        }

        return found;
    }
}
