namespace Itog.Exam.People.Import;

/// <summary>Which column of a list holds what, as its header row says.</summary>
/// <param name="Row">The number of the header row.</param>
/// <param name="Columns">The known columns by their place, from 0.</param>
/// <param name="Unknown">Headings that mean nothing to us: their cells are left aside, and people are told so.</param>
public sealed record ListHeader(int Row, IReadOnlyDictionary<int, ListColumn> Columns, IReadOnlyList<string> Unknown)
{
    /// <summary>Titles of reports and empty rows may stand above the header.</summary>
    public const int SearchedRows = 30;

    private static readonly ParticipantField[] Needed = [ParticipantField.Class, ParticipantField.DocumentNumber];

    /// <summary>The header among the first rows: the one that knows most columns. Refused when something needed is missing.</summary>
    public static Outcome<ListHeader> Find(IReadOnlyList<SheetRow> first)
    {
        ArgumentNullException.ThrowIfNull(first);
        var best = first.Select(Read).MaxBy(h => h.Columns.Count);
        if (best is null)
        {
            return ImportRefusals.Empty;
        }

        var twice = best.Columns.GroupBy(c => c.Value.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (best.Columns.Count > 1 && twice is not null)
        {
            var places = twice.Select(c => CellRange.NameOf(c.Key)).ToList();
            return ImportRefusals.TwoColumns(twice.First().Value.Title, places[0], places[1]);
        }

        var missing = best.Missing();
        return missing.Count == 0 ? best : ImportRefusals.NoHeader(missing);
    }

    private List<string> Missing()
    {
        var missing = new List<string>();
        if (!Has(ListColumn.FullName))
        {
            missing.AddRange(new[] { ParticipantField.FamilyName, ParticipantField.GivenName }.Where(f => !Has(f)).Select(ListColumn.TitleOf));
        }

        missing.AddRange(Needed.Where(f => !Has(f)).Select(ListColumn.TitleOf));
        return missing;
    }

    private bool Has(string id) => Columns.Values.Any(c => c.Id == id);

    private bool Has(ParticipantField field) => Columns.Values.Any(c => c.Field == field);

    private static ListHeader Read(SheetRow row)
    {
        var columns = new Dictionary<int, ListColumn>();
        var unknown = new List<string>();
        for (var place = 0; place < row.Cells.Count; place++)
        {
            var heading = row.Cells[place].Text.Trim();
            if (heading.Length == 0 || row.Cells[place].Kind != CellKind.Text)
            {
                continue;
            }

            if (ListColumn.Find(heading) is { } column)
            {
                columns[place] = column;
            }
            else
            {
                unknown.Add(heading);
            }
        }

        return new ListHeader(row.Number, columns, unknown);
    }
}
