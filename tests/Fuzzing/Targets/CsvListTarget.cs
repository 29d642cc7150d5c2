using System.Text;

namespace Itog.Fuzzing.Targets;

/// <summary>CSV in three encodings and three delimiters.</summary>
internal sealed class CsvListTarget : ListTarget
{
    private const string Text = "Список;;\r\n\r\nФамилия;Имя;Класс;Номер\r\nОрлова;Анна;9А;100001\r\n\"Бе\"\"ляев\";\"Ки;рилл\";9Б;=1+1\r\n";

    public override IEnumerable<byte[]> Seeds =>
    [
        Encoding.UTF8.GetBytes(Text),
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
        [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)],
        [0xD4, 0xE0, 0xEC, 0xE8, 0xEB, 0xE8, 0xFF, (byte)';', 0xC8, 0xEC, 0xFF, (byte)'\n', 0xCE, (byte)';', 0xC0],
        "a,b\tc\n\"1\",2\t3\n"u8.ToArray(),
    ];

    public override IReadOnlyList<byte[]> Tokens { get; } =
    [
        "\""u8.ToArray(), "\"\""u8.ToArray(), ";"u8.ToArray(), "\t"u8.ToArray(), "\r\n"u8.ToArray(), "\r"u8.ToArray(), [0xFF, 0xFE], [0xFE, 0xFF],
        [0xEF, 0xBB, 0xBF], [0], [0xD0], "=A1"u8.ToArray(),
    ];

    // Text of two bytes a letter, its encoding tried on the whole file, two readers with buffers of their own.
    public override long MostAllocated(int inputLength) => (256 * 1024) + (inputLength * 400L);
}
