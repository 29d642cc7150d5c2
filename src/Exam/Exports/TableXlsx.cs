using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Xml;

namespace Itog.Exam.Exports;

/// <summary>
/// A workbook of one sheet (ECMA-376, SpreadsheetML): the fields of a head in the first rows, then a table with its names. Texts are cells of text, so no
/// spreadsheet computes them. Columns are as wide as what stands in them, the names of the fields stay in sight, and on paper the table is as wide as a
/// sheet. The same table gives the same bytes. Pure.
/// </summary>
internal static class TableXlsx
{
    public const string Extension = "xlsx";

    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Office's own earliest date: a workbook of the same form has the same bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Wider a column never grows, in characters.</summary>
    private const int WidestColumn = 42;

    private static readonly (string Name, string Text)[] Frame =
    [
        ("[Content_Types].xml",
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """),
        ("_rels/.rels",
            $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>"""),
        // Style 1 is bold, for the names of fields.
        ("xl/styles.xml",
            $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>"""),
    ];

    /// <param name="title">The name of the sheet, without quotation marks.</param>
    public static byte[] Write(string title, IReadOnlyList<ResultField> head, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<ResultField>> rows)
    {
        // An empty row stands between the head and the names.
        var namesRow = head.Count + 2;
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Frame)
            {
                Add(archive, name, text);
            }

            Add(archive, "xl/workbook.xml", Book(title, namesRow));
            Add(archive, "xl/worksheets/sheet1.xml", Sheet(head, names, rows, namesRow));
        }

        return file.ToArray();
    }

    private static string Book(string title, int namesRow) => string.Create(
        CultureInfo.InvariantCulture,
        $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><bookViews><workbookView/></bookViews><sheets><sheet name="{title}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'{title}'!${namesRow}:${namesRow}</definedName></definedNames></workbook>""");

    private static string Sheet(IReadOnlyList<ResultField> head, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<ResultField>> rows, int namesRow)
    {
        var sheet = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""")
            .Append(CultureInfo.InvariantCulture, $"""<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="{namesRow}" topLeftCell="B{namesRow + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>""")
            .Append("<cols>");
        for (var i = 0; i < names.Count; i++)
        {
            var longest = rows.Select(r => TextOf(r[i]).Length).Append(names[i].Length).Max();
            sheet.Append(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{Math.Min(WidestColumn, longest) + 2}" customWidth="1"/>""");
        }

        sheet.Append("</cols><sheetData>");
        var number = 0;
        foreach (var field in head)
        {
            Row(sheet, ++number, [Text(field.Name, bold: true), Cell(field)]);
        }

        number = namesRow;
        Row(sheet, number, names.Select(name => Text(name, bold: true)));
        foreach (var row in rows)
        {
            Row(sheet, ++number, row.Select(Cell));
        }

        return sheet.Append("</sheetData><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>")
            .Append("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>").ToString();
    }

    private static string TextOf(ResultField field) => field.Number?.ToString(CultureInfo.InvariantCulture) ?? field.Text ?? string.Empty;

    private static void Row(StringBuilder sheet, int number, IEnumerable<Func<string, string>> cells)
    {
        var row = number.ToString(CultureInfo.InvariantCulture);
        sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
        var column = 0;
        foreach (var cell in cells)
        {
            sheet.Append(cell(Letters(column++) + row));
        }

        sheet.Append("</row>");
    }

    private static Func<string, string> Cell(ResultField field) => field.Number is { } number
        ? place => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{number}</v></c>")
        : Text(field.Text ?? string.Empty, bold: false);

    private static Func<string, string> Text(string text, bool bold) => place => text.Length == 0 ? string.Empty
        : $"<c r=\"{place}\"{(bold ? " s=\"1\"" : string.Empty)} t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escaped(text)}</t></is></c>";

    private static string Escaped(string text) => SecurityElement.Escape(new string([.. text.Where(XmlConvert.IsXmlChar)]))!;

    /// <summary>The letters of a column, from 0: A, B … Z, AA.</summary>
    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static void Add(ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(Head + text));
    }
}
