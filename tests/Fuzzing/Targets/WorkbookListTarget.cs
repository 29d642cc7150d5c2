using System.IO.Compression;

namespace Itog.Fuzzing.Targets;

/// <summary>Workbooks, stored and not compressed so that mutations reach the sheets inside.</summary>
internal sealed class WorkbookListTarget : ListTarget
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private const string Rows =
        """<row r="1"><c r="A1" t="inlineStr"><is><t>Фамилия</t></is></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="1"><v>40242</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>""";

    public override IEnumerable<byte[]> Seeds => [Workbook(Rows, CompressionLevel.NoCompression), Workbook(Rows, CompressionLevel.Fastest), Workbook("", CompressionLevel.NoCompression)];

    public override IReadOnlyList<byte[]> Tokens { get; } =
    [
        "PK\x03\x04"u8.ToArray(), "PK\x01\x02"u8.ToArray(), "PK\x05\x06"u8.ToArray(), "<c r=\"ZZZ9999999\">"u8.ToArray(), "<row r=\"2\">"u8.ToArray(), "</row>"u8.ToArray(),
        "t=\"s\""u8.ToArray(), "<v>99999999</v>"u8.ToArray(), "<mergeCell ref=\"A1:XFD1048576\"/>"u8.ToArray(), "<!DOCTYPE a [<!ENTITY b \"c\">]>"u8.ToArray(), "&amp;"u8.ToArray(),
        "r=\"-1\""u8.ToArray(), [0xFF, 0xFF, 0xFF, 0x7F],
    ];

    // An archive, four parts and an XML reader for each.
    public override long MostAllocated(int inputLength) => (4 * 1024 * 1024) + (inputLength * 2_000L);

    private static byte[] Workbook(string rows, CompressionLevel level)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write("xl/workbook.xml", $"""<workbook {Main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Write("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="sheet" Target="worksheets/a.xml"/></Relationships>""");
            Write("xl/styles.xml", $"""<styleSheet {Main}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""");
            Write("xl/sharedStrings.xml", $"""<sst {Main}><si><t>Имя</t></si></sst>""");
            Write("xl/worksheets/a.xml", $"""<worksheet {Main}><sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>""");

            void Write(string name, string text)
            {
                using var part = new StreamWriter(archive.CreateEntry(name, level).Open());
                part.Write(text);
            }
        }

        return file.ToArray();
    }
}
