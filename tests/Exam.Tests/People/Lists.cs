using System.IO.Compression;
using System.Text;
using Itog.Exam.People;
using Itog.Exam.People.Import;
using Itog.Exam.Regulation;

namespace Itog.Exam.Tests.People;

/// <summary>Lists as schools and centres send them, made in memory, and their reading against a small school.</summary>
internal static class Lists
{
    public static readonly DateOnly Today = new(2026, 1, 20);

    public static School School { get; } = new() { Id = 1, Code = "000001", MunicipalityCode = "01", Region = "00", Name = "Школа", TimeZoneId = "Europe/Moscow" };

    public static Participant Known(string code, string family, string given, string number, string? series = "4512") => new()
    {
        Id = Guid.NewGuid(),
        SchoolId = 1,
        Code = code,
        FamilyName = family,
        GivenName = given,
        Class = "9А",
        DocumentSeries = series,
        DocumentNumber = number,
    };

    public static MemoryStream Csv(string text, Encoding? encoding = null) => new([.. (encoding ?? Encoding.UTF8).GetPreamble(), .. (encoding ?? Encoding.UTF8).GetBytes(text)]);

    public static MemoryStream Plain(string text) => new(Encoding.UTF8.GetBytes(text));

    public static ImportPlan Plan(Stream file, params Participant[] known) => Read(file, known).Value;

    public static Outcome<ImportPlan> Read(Stream file, IReadOnlyList<Participant>? known = null, bool leaveForeign = false) =>
        ListImport.Read(file, School, known ?? [], RegulationPacks.Get("ru-2026"), Today, leaveForeign);

    public static IEnumerable<string> Codes(this ImportPlan plan) => plan.Faults.Select(f => f.Problem.Code);

    /// <summary>A workbook of one sheet; rows are the XML of their cells.</summary>
    public static MemoryStream Workbook(IEnumerable<string> rows, string merged = "", params string[] strings)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr/><sheets><sheet name="Лист" sheetId="1" r:id="rId7"/></sheets></workbook>""");
            Write(archive, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="sheet" Target="worksheets/list.xml"/></Relationships>""");
            Write(archive, "xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>""");
            Write(archive, "xl/sharedStrings.xml", $"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{string.Concat(strings.Select(s => $"<si><t>{s}</t></si>"))}</sst>""");
            using var sheet = new StreamWriter(archive.CreateEntry("xl/worksheets/list.xml", CompressionLevel.Fastest).Open());
            sheet.Write("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
            var number = 0;
            foreach (var row in rows)
            {
                sheet.Write($"<row r=\"{++number}\">{row}</row>");
            }

            sheet.Write($"</sheetData>{merged}</worksheet>");
        }

        file.Position = 0;
        return file;
    }

    /// <summary>A row of inline texts.</summary>
    public static string Texts(params string[] cells) => string.Concat(cells.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"));

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var entry = new StreamWriter(archive.CreateEntry(name).Open());
        entry.Write(text);
    }
}
