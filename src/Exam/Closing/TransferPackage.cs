using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Itog.Exam.Exports;
using Itog.Exam.Forms;

namespace Itog.Exam.Closing;

/// <summary>
/// The package of a closed day for the processing centre: the result form in every format, every paper as PDF, a list for people and a manifest
/// with the hash of each file. The same closed day gives the same files.
/// </summary>
public static class TransferPackage
{
    public const string ManifestName = "manifest.json";

    private static readonly Problem NotClosed = new(
        "day-not-closed", "Экзамен ещё не закрыт", "Материалы передаются после закрытия экзамена: сначала закройте его.", ClosedDay.Clause);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The name of the result form's file in a format, with its folder.</summary>
    public static string ResultsName(ResultForm form, IResultFormWriter writer)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(writer);
        return $"Результаты/{ResultFileName.Of(form.Place)}.{writer.Extension}";
    }

    /// <summary>The package as a ZIP, or the refusal while the day is open.</summary>
    public static async Task<Outcome<byte[]>> MakeAsync(
        DayRecord day,
        IReadOnlyList<DayPaper> papers,
        IEnumerable<IResultFormWriter> writers,
        IReadOnlyList<TransferRecording> recordings,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(writers);
        if (day.Day.ClosedAt is not { } closedAt)
        {
            return NotClosed;
        }

        using var file = new MemoryStream();
        await using (var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken))
        {
            var files = new List<TransferFile>();
            var results = ResultFormProjection.Of(day);
            foreach (var writer in writers)
            {
                files.Add(await AddAsync(archive, ResultsName(results, writer), writer.Write(results), closedAt, cancellationToken));
            }

            // Acquaintance with the results comes after their processing.
            foreach (var paper in papers.Where(p => p.Kind != DayPaperKind.Acquaintance))
            {
                files.Add(await AddAsync(archive, paper.FileName, await paper.Render(cancellationToken), closedAt, cancellationToken));
            }

            var manifest = ManifestOf(day, closedAt, results, files, recordings);

            // The mark at its head lets the oldest Notepad read it.
            byte[] list = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(TransferList.Write(manifest))];
            files.Add(await AddAsync(archive, TransferList.FileName, list, closedAt, cancellationToken));
            await AddAsync(archive, ManifestName, JsonSerializer.SerializeToUtf8Bytes(manifest, Json), closedAt, cancellationToken);
        }

        return file.ToArray();
    }

    private static TransferManifest ManifestOf(
        DayRecord day, DateTimeOffset closedAt, ResultForm results, List<TransferFile> files, IReadOnlyList<TransferRecording> recordings) => new(
        day.School.Region,
        day.School.MunicipalityCode,
        day.School.Code,
        day.School.Name,
        day.Day.Date,
        day.Regulation.Id,
        TimeZoneInfo.ConvertTime(closedAt, day.School.TimeZone),
        day.Participants.CountBy(p => p.Outcome).ToDictionary(),
        results.Rows.Count,
        files,
        recordings);

    private static async Task<TransferFile> AddAsync(ZipArchive archive, string name, byte[] content, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = at;
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
        return new TransferFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
