using System.Globalization;

namespace Itog.Exam.People.Import;

/// <summary>A row seen through the header: reads its cells into fields and names the cell of every fault. Used by <see cref="ListImport"/> alone.</summary>
internal sealed class ListRow
{
    private readonly SheetRow _row;
    private readonly ListHeader _header;
    private readonly List<ImportFault> _faults;
    private readonly List<(ParticipantField Field, int Place, string Text)> _values = [];

    public ListRow(SheetRow row, ListHeader header, List<ImportFault> faults)
    {
        (_row, _header, _faults) = (row, header, faults);
        foreach (var (place, column) in header.Columns.OrderBy(c => c.Key))
        {
            if (place < row.Cells.Count && column.Id != ListColumn.SchoolCode && Read(place, column) is { Length: > 0 } text)
            {
                if (column.Field is { } field)
                {
                    _values.Add((field, place, text));
                }
                else
                {
                    Split(place, text);
                }
            }
        }
    }

    /// <summary>The participant's code as it will be kept; null when the row brings none.</summary>
    public string? Code => ValueOf(ParticipantField.Code) is { } text && CellValue.Set(new ParticipantEntry(), ParticipantField.Code, text).TryGet(out var read, out _) ? read.Code : null;

    public string? Series => ValueOf(ParticipantField.DocumentSeries);

    public string? Number => ValueOf(ParticipantField.DocumentNumber);

    /// <summary>The entry with every cell of the row taken over. An empty cell leaves what was: lists rarely hold everything that the school knows.</summary>
    public ParticipantEntry Apply(ParticipantEntry entry)
    {
        foreach (var (field, place, text) in _values)
        {
            if (CellValue.Set(entry, field, text).TryGet(out var next, out var problem))
            {
                entry = next;
            }
            else
            {
                _faults.Add(At(place, problem));
            }
        }

        return entry;
    }

    /// <summary>A fault of a field, in its cell; in the row when the list has no such column.</summary>
    public ImportFault Fault(ParticipantField field, Problem problem, bool blocks = true)
    {
        foreach (var (place, column) in _header.Columns)
        {
            if (column.Field == field || (column.Id == ListColumn.FullName && field is ParticipantField.FamilyName or ParticipantField.GivenName or ParticipantField.Patronymic))
            {
                return At(place, problem, blocks);
            }
        }

        return new ImportFault(_row.Number, ListColumn.TitleOf(field), null, null, problem, blocks);
    }

    private string? ValueOf(ParticipantField field) => _values.FirstOrDefault(v => v.Field == field).Text;

    /// <summary>The text of a cell, or a fault for what is no text: a formula, an error, a cell that is merged away.</summary>
    private string? Read(int place, ListColumn column)
    {
        var cell = _row.Cells[place];
        var text = cell.Text.Trim().Trim('\u00A0', '\uFEFF', '\u200B');
        if (cell.Kind == CellKind.Merged)
        {
            _faults.Add(At(place, new Problem("cell-merged", "Объединённая ячейка", "Неясно, к кому относится её значение. Разъедините ячейки и впишите значение в каждую строку.")));
            return null;
        }

        if (cell.Kind == CellKind.Error)
        {
            _faults.Add(At(place, new Problem("cell-error", "В ячейке ошибка таблицы", "Впишите значение руками вместо формулы с ошибкой.")));
            return null;
        }

        // A sign at the head would also be run by the next spreadsheet that opens our list. A plus is fine where it is a phone or a "yes".
        if (cell.Kind == CellKind.Formula || text.StartsWith('=') || text.StartsWith('@') || text.StartsWith('\t')
            || (text.Length > 1 && text[0] is '+' or '-' && column.Field is not (ParticipantField.Phone or ParticipantField.ParentPhone)))
        {
            _faults.Add(At(place, new Problem("cell-formula", "В ячейке формула", "Формулы не вычисляем. Замените её значением: скопируйте столбец и вставьте «только значения».")));
            return null;
        }

        return text;
    }

    /// <summary>«Фамилия Имя Отчество» in one cell.</summary>
    private void Split(int place, string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            _faults.Add(At(place, new Problem("full-name-form", "Не хватает имени", "Впишите фамилию, имя и отчество через пробел.")));
            return;
        }

        if (words.Length > 4)
        {
            _faults.Add(At(place, new Problem("full-name-form", "Имя делится неоднозначно", "Разнесите фамилию, имя и отчество по трём столбцам.")));
            return;
        }

        _values.Add((ParticipantField.FamilyName, place, words[0]));
        _values.Add((ParticipantField.GivenName, place, words[1]));
        if (words.Length > 2)
        {
            _values.Add((ParticipantField.Patronymic, place, string.Join(' ', words[2..])));
        }
    }

    private ImportFault At(int place, Problem problem, bool blocks = true)
    {
        var text = place < _row.Cells.Count ? ListImport.Shorten(_row.Cells[place].Text) : null;
        return new ImportFault(
            _row.Number, _header.Columns[place].Title, CellRange.NameOf(place) + _row.Number.ToString(CultureInfo.InvariantCulture), string.IsNullOrEmpty(text) ? null : text, problem, blocks);
    }
}
