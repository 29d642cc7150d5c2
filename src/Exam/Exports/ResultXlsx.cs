using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Xml;

namespace Itog.Exam.Exports;

/// <summary>
/// The result form as a workbook of one sheet (ECMA-376, SpreadsheetML): the head's fields in the first rows, then a table with a line a person.
/// Texts are cells of text, so no spreadsheet computes them. Columns are as wide as what stands in them, the names of the fields stay in sight,
/// and on paper the table is as wide as a sheet.
/// </summary>
public sealed class ResultXlsx : IResultFormWriter
{
    // Office's own earliest date: a workbook of the same form has the same bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The row of the names: the head's six fields and an empty row stand above it.</summary>
    private const int NamesRow = 8;

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
        ("xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><bookViews><workbookView/></bookViews><sheets><sheet name="Результаты" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'Результаты'!${NamesRow}:${NamesRow}</definedName></definedNames></workbook>"""),
        // Style 1 is bold, for the names of fields.
        ("xl/styles.xml",
            $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>"""),
    ];

    public string Extension => "xlsx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public byte[] Write(ResultForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Frame)
            {
                Add(archive, name, text);
            }

            Add(archive, "xl/worksheets/sheet1.xml", Sheet(form));
        }

        return file.ToArray();
    }

    private static string Sheet(ResultForm form)
    {
        var names = ResultCsv.Names(form).ToList();
        var people = form.Rows.Select(row => ResultFields.Person(form, row)).ToList();
        var sheet = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""")
            .Append(CultureInfo.InvariantCulture, $"""<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="{NamesRow}" topLeftCell="B{NamesRow + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>""")
            .Append("<cols>");
        for (var i = 0; i < names.Count; i++)
        {
            var longest = people.Select(p => TextOf(p[i]).Length).Append(names[i].Length).Max();
            sheet.Append(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{Math.Min(WidestColumn, longest) + 2}" customWidth="1"/>""");
        }

        sheet.Append("</cols><sheetData>");
        var number = 0;
        foreach (var field in ResultFields.Head(form))
        {
            Row(sheet, ++number, [Text(field.Name, bold: true), Cell(field)]);
        }

        number = NamesRow;
        Row(sheet, number, names.Select(name => Text(name, bold: true)));
        foreach (var person in people)
        {
            Row(sheet, ++number, person.Select(Cell));
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
