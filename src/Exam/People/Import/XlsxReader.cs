using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Itog.Exam.People.Import;

/// <summary>
/// Reads the rows of the first sheet of an XLSX workbook (ECMA-376) as a stream: only shared strings, date formats and merged ranges are held.
/// A formula is never computed and its kept value never taken: the cell says that it holds one. One for each file; one thread.
/// </summary>
public sealed class XlsxReader : IDisposable
{
    /// <summary>What a workbook may unpack to; more is a bomb.</summary>
    private const long MostUnpacked = 512L * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = false };

    private readonly ZipArchive _archive;
    private readonly List<string> _strings = [];
    private readonly WorkbookDates _dates;
    private readonly List<CellRange> _merged = [];
    private readonly ZipArchiveEntry _sheet;

    public XlsxReader(Stream file)
    {
        try
        {
            _archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (_archive.Entries.Sum(e => e.Length) > MostUnpacked)
            {
                throw new SheetException(ImportRefusals.TooLarge);
            }

            _sheet = FirstSheet() ?? throw new SheetException(ImportRefusals.Unreadable);
            ReadStrings();
            _dates = WorkbookDates.Read(_archive.GetEntry("xl/styles.xml"), _archive.GetEntry("xl/workbook.xml"), Settings);
            ReadMerged();
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or FormatException or OverflowException)
        {
            _archive?.Dispose();
            throw new SheetException(ImportRefusals.Unreadable);
        }
    }

    public IEnumerable<SheetRow> Read()
    {
        using var stream = _sheet.Open();
        using var xml = XmlReader.Create(stream, Settings);
        var expected = 1;
        while (xml.ReadToFollowingLocal("row"))
        {
            var number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : expected;
            expected = number + 1;
            yield return new SheetRow(number, ReadCells(xml, number));
        }
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>The sheet that the workbook names first; its part is found by the relation.</summary>
    private ZipArchiveEntry? FirstSheet()
    {
        if (_archive.GetEntry("xl/workbook.xml") is not { } workbook)
        {
            return null;
        }

        string? relation = null;
        using (var stream = workbook.Open())
        using (var xml = XmlReader.Create(stream, Settings))
        {
            if (xml.ReadToFollowingLocal("sheet"))
            {
                relation = xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                    ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
            }
        }

        if (relation is null || _archive.GetEntry("xl/_rels/workbook.xml.rels") is not { } relations)
        {
            return _archive.GetEntry("xl/worksheets/sheet1.xml");
        }

        using var relationStream = relations.Open();
        using var list = XmlReader.Create(relationStream, Settings);
        while (list.ReadToFollowingLocal("Relationship"))
        {
            if (list.GetAttribute("Id") == relation && list.GetAttribute("Target") is { } target)
            {
                return _archive.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
            }
        }

        return null;
    }

    private void ReadStrings()
    {
        if (_archive.GetEntry("xl/sharedStrings.xml") is not { } entry)
        {
            return;
        }

        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Settings);
        while (xml.ReadToFollowingLocal("si"))
        {
            _strings.Add(ReadText(xml));
        }
    }

    /// <summary>Merged ranges stand behind the rows, so the sheet is read twice.</summary>
    private void ReadMerged()
    {
        using var stream = _sheet.Open();
        using var xml = XmlReader.Create(stream, Settings);
        while (xml.ReadToFollowingLocal("mergeCell"))
        {
            if (CellRange.TryParse(xml.GetAttribute("ref"), out var range))
            {
                _merged.Add(range);
            }
        }
    }

    private List<SheetCell> ReadCells(XmlReader xml, int row)
    {
        var cells = new List<SheetCell>();
        using (var inside = xml.ReadSubtree())
        {
            while (inside.ReadToFollowingLocal("c"))
            {
                var column = CellRange.ColumnOf(inside.GetAttribute("r")) ?? cells.Count;
                if (column >= CsvReader.MostCells)
                {
                    // Formatting reaches to the last column of a sheet; text there does not belong to a list.
                    continue;
                }

                while (cells.Count < column)
                {
                    cells.Add(SheetCell.Empty);
                }

                cells.Add(ReadCell(inside));
            }
        }

        foreach (var range in _merged.Where(m => m.Covers(row)))
        {
            for (var column = range.Left; column <= Math.Min(range.Right, CsvReader.MostCells - 1); column++)
            {
                if (row == range.Top && column == range.Left)
                {
                    continue;
                }

                while (cells.Count <= column)
                {
                    cells.Add(SheetCell.Empty);
                }

                cells[column] = new SheetCell(string.Empty, CellKind.Merged);
            }
        }

        return cells;
    }

    private SheetCell ReadCell(XmlReader xml)
    {
        var type = xml.GetAttribute("t") ?? "n";
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
        string? formula = null, value = null;
        using (var inside = xml.ReadSubtree())
        {
            inside.Read();
            while (inside.Read())
            {
                if (inside.NodeType == XmlNodeType.Element)
                {
                    switch (inside.LocalName)
                    {
                        case "f":
                            formula = "=" + ReadText(inside);
                            break;
                        case "v" or "is":
                            value = ReadText(inside);
                            break;
                    }
                }
            }
        }

        return formula is not null ? new SheetCell(formula, CellKind.Formula) : ValueOf(type, style, value ?? string.Empty);
    }

    private SheetCell ValueOf(string type, int style, string value) => type switch
    {
        _ when value.Length == 0 => SheetCell.Empty,
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _strings.Count
            ? new SheetCell(_strings[index], CellKind.Text)
            : throw new SheetException(ImportRefusals.Unreadable),
        "n" when _dates.TryRead(value, style, out var date) => new SheetCell(date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), CellKind.Date),
        "n" => new SheetCell(PlainNumber(value), CellKind.Number),
        "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var iso) =>
            new SheetCell(iso.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), CellKind.Date),
        "b" => new SheetCell(value == "1" ? "да" : "нет", CellKind.Text),
        "e" => new SheetCell(value, CellKind.Error),
        _ => new SheetCell(value, CellKind.Text),
    };

    /// <summary>Long numbers stand as 4.5E9 in the file; people typed digits.</summary>
    private static string PlainNumber(string value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.##########", CultureInfo.InvariantCulture) : value;

    /// <summary>All text inside the element that the reader stands on, without phonetic hints.</summary>
    private static string ReadText(XmlReader xml)
    {
        var text = new System.Text.StringBuilder();
        using var inside = xml.ReadSubtree();
        inside.Read();
        var phonetic = int.MaxValue;
        while (inside.Read())
        {
            if (inside.NodeType == XmlNodeType.Element && inside.LocalName == "rPh")
            {
                phonetic = Math.Min(phonetic, inside.Depth);
            }
            else if (inside.NodeType == XmlNodeType.EndElement && inside.Depth == phonetic)
            {
                phonetic = int.MaxValue;
            }
            else if (inside.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA
                && inside.Depth < phonetic && text.Length <= CsvReader.LongestCell)
            {
                text.Append(inside.Value);
            }
        }

        return text.ToString();
    }
}
