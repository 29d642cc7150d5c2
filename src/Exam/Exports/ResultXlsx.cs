using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Xml;

namespace Itog.Exam.Exports;

/// <summary>
/// The result form as a workbook of one sheet (ECMA-376, SpreadsheetML): the head's fields in the first rows, then a table with a line a person.
/// Texts are cells of text, so no spreadsheet computes them.
/// </summary>
public sealed class ResultXlsx : IResultFormWriter
{
    // Office's own earliest date: a workbook of the same form has the same bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

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
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Результаты" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
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
        var sheet = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetData>""");
        var number = 0;
        foreach (var field in ResultFields.Head(form))
        {
            Row(sheet, ++number, [Text(field.Name, bold: true), Cell(field)]);
        }

        number++;
        Row(sheet, ++number, ResultCsv.Names(form).Select(name => Text(name, bold: true)));
        foreach (var row in form.Rows)
        {
            Row(sheet, ++number, ResultFields.Person(form, row).Select(Cell));
        }

        return sheet.Append("</sheetData></worksheet>").ToString();
    }

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
