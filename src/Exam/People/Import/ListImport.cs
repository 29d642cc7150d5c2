using System.Globalization;
using Itog.Exam.Regulation;

namespace Itog.Exam.People.Import;

/// <summary>Turns a list into a plan, see <see cref="ImportPlan"/>. Pure but for the file it reads; one for each list, one thread.</summary>
public sealed class ListImport
{
    private const int ShownValue = 60;

    private readonly School _school;
    private readonly RegulationPack _pack;
    private readonly DateOnly _today;
    private readonly bool _leaveForeign;
    private readonly KnownPeople _known;
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _listed = [];
    private readonly List<ListedPerson> _people = [];
    private readonly List<ImportFault> _faults = [];
    private int _faultCount, _faultyRows, _foreignRows, _rows;

    private ListImport(School school, IReadOnlyList<Participant> participants, RegulationPack pack, DateOnly today, bool leaveForeign)
    {
        _school = school;
        _pack = pack;
        _today = today;
        _leaveForeign = leaveForeign;
        _known = new KnownPeople(participants);
    }

    /// <summary>Reads a list against the participants of a school.</summary>
    /// <param name="leaveForeign">Whether rows that name another school are left aside (lists of a whole municipality) or are faults.</param>
    public static Outcome<ImportPlan> Read(
        Stream file, School school, IReadOnlyList<Participant> participants, RegulationPack pack, DateOnly today, bool leaveForeign)
    {
        ArgumentNullException.ThrowIfNull(participants);
        try
        {
            using var rows = ListReader.Read(file).GetEnumerator();
            return new ListImport(school, participants, pack, today, leaveForeign).Read(rows, participants);
        }
        catch (SheetException refused)
        {
            return refused.Problem;
        }
    }

    private Outcome<ImportPlan> Read(IEnumerator<SheetRow> rows, IReadOnlyList<Participant> participants)
    {
        var first = new List<SheetRow>();
        while (first.Count < ListHeader.SearchedRows && rows.MoveNext())
        {
            first.Add(rows.Current);
        }

        if (!ListHeader.Find(first).TryGet(out var header, out var problem))
        {
            return problem;
        }

        foreach (var row in first.Where(r => r.Number > header.Row))
        {
            Take(row, header);
        }

        while (rows.MoveNext())
        {
            Take(rows.Current, header);
        }

        if (_rows == 0)
        {
            return ImportRefusals.Empty;
        }

        return new ImportPlan
        {
            Header = header,
            Rows = _rows,
            People = _people,
            Faults = _faults,
            FaultCount = _faultCount,
            FaultyRows = _faultyRows,
            ForeignRows = _foreignRows,
            Unlisted = [.. participants.Where(p => p.WithdrawnAt is null && !_listed.Contains(p.Id))],
        };
    }

    private void Take(SheetRow row, ListHeader header)
    {
        if (row.IsBlank)
        {
            return;
        }

        _rows++;
        if (IsForeign(row, header, out var foreignFault))
        {
            _foreignRows += foreignFault is null ? 1 : 0;
            Blame(foreignFault is null ? [] : [foreignFault]);
            return;
        }

        var faults = new List<ImportFault>();
        var named = new ListRow(row, header, faults);
        var known = _known.Find(named.Code, named.Series, named.Number, out var contradiction);
        if (contradiction is not null)
        {
            faults.Add(named.Fault(ParticipantField.Code, contradiction));
        }

        var before = known is null ? new ParticipantEntry() : ParticipantEntry.Of(known);
        var entry = named.Apply(before);
        faults.AddRange(ParticipantCheck.Check(entry, _pack, _today).Where(f => !faults.Exists(told => told.Column == ListColumn.TitleOf(f.Field)))
            .Select(f => named.Fault(f.Field, f.Problem, f.Blocks)));
        faults.AddRange(Twins(row, named, entry));
        if (faults.Exists(f => f.Blocks))
        {
            if (known is not null)
            {
                _listed.Add(known.Id);
            }

            Blame(faults);
            return;
        }

        Tell(faults);
        if (known is not null)
        {
            _listed.Add(known.Id);
        }

        _people.Add(new ListedPerson(row.Number, known, entry, known is null ? [] : Changes(before, entry)));
    }

    private bool IsForeign(SheetRow row, ListHeader header, out ImportFault? fault)
    {
        fault = null;
        var column = header.Columns.FirstOrDefault(c => c.Value.Id == ListColumn.SchoolCode);
        var code = column.Value is not null && column.Key < row.Cells.Count ? row.Cells[column.Key].Text.Trim() : string.Empty;
        if (code.Length == 0 || code.TrimStart('0') == _school.Code.TrimStart('0'))
        {
            return false;
        }

        if (!_leaveForeign)
        {
            fault = new ImportFault(row.Number, column.Value!.Title, CellRange.NameOf(column.Key) + row.Number.ToString(CultureInfo.InvariantCulture), Shorten(code), new Problem(
                "other-school", "Участник другой школы", $"Код вашей школы {_school.Code}. Уберите строку или отметьте «пропускать другие школы»."));
        }

        return true;
    }

    /// <summary>Whether an earlier row of the list spoke of the same person.</summary>
    private IEnumerable<ImportFault> Twins(SheetRow row, ListRow named, ParticipantEntry entry)
    {
        var marks = new List<(ParticipantField Field, string Mark)>();
        if (entry.DocumentNumber.Length > 0)
        {
            marks.Add((ParticipantField.DocumentNumber, "документ " + KnownPeople.Document(entry.DocumentSeries, entry.DocumentNumber)));
        }

        if (named.Code is { } code)
        {
            marks.Add((ParticipantField.Code, "код " + code));
        }

        if (entry.BirthDate is { } born && entry.FamilyName.Length > 0)
        {
            marks.Add((ParticipantField.FamilyName, $"имя и дата рождения {entry.FamilyName} {entry.GivenName} {entry.Patronymic} {born:O}".ToUpperInvariant()));
        }

        foreach (var (field, mark) in marks)
        {
            if (!_seen.TryAdd(mark, row.Number))
            {
                yield return named.Fault(field, new Problem(
                    "listed-twice", "Участник уже есть в этом списке",
                    string.Create(CultureInfo.InvariantCulture, $"Тот же {(field == ParticipantField.DocumentNumber ? "документ" : field == ParticipantField.Code ? "код" : "человек")} в строке {_seen[mark]}. Уберите одну из строк или исправьте её.")));
                yield break;
            }
        }
    }

    private static List<FieldChange> Changes(ParticipantEntry before, ParticipantEntry after) =>
        [.. Enum.GetValues<ParticipantField>()
            .Select(f => new FieldChange(f, CellValue.Say(before, f), CellValue.Say(after, f)))
            .Where(c => !string.Equals(c.Before ?? string.Empty, c.After ?? string.Empty, StringComparison.Ordinal))];

    private void Blame(List<ImportFault> faults)
    {
        if (faults.Count == 0)
        {
            return;
        }

        _faultyRows++;
        Tell(faults);
    }

    private void Tell(List<ImportFault> faults)
    {
        _faultCount += faults.Count;
        _faults.AddRange(faults.Take(ImportPlan.ToldFaults - _faults.Count));
    }

    internal static string Shorten(string text) => text.Length <= ShownValue ? text : text[..ShownValue] + "…";
}
