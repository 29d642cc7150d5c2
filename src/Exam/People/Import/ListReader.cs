using System.Text;
using System.Xml;

namespace Itog.Exam.People.Import;

/// <summary>Reads a list of whatever kind it is, by its first bytes: a workbook, or a CSV file in one of three encodings and three delimiters.</summary>
public static class ListReader
{
    public const int MostRows = 100_000;

    private const int HeadLength = 8 * 1024;

    /// <summary>The rows of a list, blank ones too. Throws <see cref="SheetException"/> where the file cannot be read on.</summary>
    /// <param name="file">Must be seekable: its encoding is decided by the whole file.</param>
    public static IEnumerable<SheetRow> Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var rows = ReadAny(file).GetEnumerator();
        for (var count = 1; MoveNext(rows); count++)
        {
            if (count > MostRows)
            {
                throw new SheetException(ImportRefusals.TooLarge);
            }

            yield return rows.Current;
        }
    }

    /// <summary>A damaged workbook shows only when its bytes are reached.</summary>
    private static bool MoveNext(IEnumerator<SheetRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception error) when (error is XmlException or InvalidDataException)
        {
            throw new SheetException(ImportRefusals.Unreadable);
        }
    }

    private static IEnumerable<SheetRow> ReadAny(Stream file)
    {
        Span<byte> head = stackalloc byte[8];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        return head.StartsWith("PK\x03\x04"u8) ? ReadWorkbook(file)
            : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? throw new SheetException(ImportRefusals.OldExcel)
            : ReadCsv(file);
    }

    private static IEnumerable<SheetRow> ReadWorkbook(Stream file)
    {
        using var workbook = new XlsxReader(file);
        foreach (var row in workbook.Read())
        {
            yield return row;
        }
    }

    private static IEnumerable<SheetRow> ReadCsv(Stream file)
    {
        // Lists are a few megabytes: to know the encoding for certain every byte must be seen.
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var encoding = CsvEncoding.Detect(bytes);
        if (encoding is not UnicodeEncoding && bytes.AsSpan().Contains((byte)0))
        {
            throw new SheetException(ImportRefusals.Unreadable);
        }

        using var text = new StreamReader(new MemoryStream(bytes), encoding, detectEncodingFromByteOrderMarks: true);
        var head = new char[Math.Min(HeadLength, bytes.Length)];
        var length = text.ReadBlock(head, 0, head.Length);
        var delimiter = CsvReader.DelimiterOf(new string(head, 0, length));
        using var again = new StreamReader(new MemoryStream(bytes), encoding, detectEncodingFromByteOrderMarks: true);
        foreach (var row in CsvReader.Read(again, delimiter))
        {
            yield return row;
        }
    }
}
