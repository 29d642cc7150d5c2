using Itog.Exam.Kim.Package;
using Itog.Fuzzing.Engine;

namespace Itog.Fuzzing.Targets;

/// <summary>Encrypted archives as anybody may upload them: read, or refused as damaged, and never more memory than the archive is worth.</summary>
internal sealed class AesZipTarget : FuzzTarget
{
    private const string Password = "seven";

    public override int MaxLength => 4 * 1024;

    public override IEnumerable<byte[]> Seeds =>
    [
        AesZipWriter.Write([("101/variant.json", "{\"title\":\"Пирогов\"}"u8.ToArray()), ("101/a.png", [0x89, 0x50, 0x4E, 0x47])], Password),
        AesZipWriter.Write([("1/a.jpg", new byte[2_000])], Password),
        AesZipWriter.Write([], Password),
    ];

    public override IReadOnlyList<byte[]> Tokens { get; } =
    [
        "PK\x01\x02"u8.ToArray(), "PK\x03\x04"u8.ToArray(), "PK\x05\x06"u8.ToArray(), [0x01, 0x99, 7, 0, 2, 0, (byte)'A', (byte)'E', 3, 8, 0],
        [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF], [0, 0, 0, 0x80], [99, 0], "../"u8.ToArray(), "101/variant.json"u8.ToArray(),
    ];

    // The largest file that a directory may claim is taken at once.
    public override long MostAllocated(int inputLength) => AesZipArchive.LargestFile + (256 * 1024) + (inputLength * 300L);

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        try
        {
            var archive = AesZipArchive.Read(input.ToArray());
            Violation.Unless(archive.Entries.Count <= AesZipArchive.MostEntries, "no more files than a package may have");
            shape.AddSize(archive.Entries.Count);
            foreach (var entry in archive.Entries.Take(2))
            {
                Violation.Unless(entry.Offset + entry.Length <= input.Length && entry.Size <= AesZipArchive.LargestFile, "a file lies inside the archive");
                shape.AddSize(archive.Open(entry, Password).Length);
            }
        }
        catch (DamagedArchiveException damaged)
        {
            shape.Add((ulong)damaged.Fault);
            shape.Add(damaged.File is null);
        }

        return shape.Value;
    }
}
