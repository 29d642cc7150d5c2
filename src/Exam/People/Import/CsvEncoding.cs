using System.Text;
using System.Text.Unicode;

namespace Itog.Exam.People.Import;

/// <summary>In which encoding a CSV file is written: by its mark, else UTF-8 when all of its bytes are, else Windows-1251, as Excel saves it.</summary>
public static class CsvEncoding
{
    private static readonly Encoding Windows1251 = Load();

    public static Encoding Detect(ReadOnlySpan<byte> file) =>
        file.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8
        : file.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode
        : file.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
        : Utf8.IsValid(file) ? Encoding.UTF8
        : Windows1251;

    private static Encoding Load() => CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
}
