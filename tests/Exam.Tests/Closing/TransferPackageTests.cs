using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.Forms;
using Itog.Exam.Tests.Forms;

namespace Itog.Exam.Tests.Closing;

/// <summary>What goes to the processing centre once the day is closed.</summary>
public class TransferPackageTests
{
    [Fact]
    public async Task An_open_day_has_no_package()
    {
        await using var school = await DayClosingTests.CompleteAsync();
        await using var db = school.Open();
        var day = (await DayRecord.ReadAsync(db, school.Demo.Day.Id))!;
        (await TransferPackage.MakeAsync(day, [], [], [])).Problem!.Code.Should().Be("day-not-closed");
    }

    [Fact]
    public async Task A_closed_day_has_every_paper_every_format_and_a_manifest_that_holds()
    {
        await using var school = await DayClosingTests.CompleteAsync();
        await using var db = school.Open();
        await new DayClosing(db, school.Clock).CloseAsync(school.Demo.Day.Id, await DayClosingTests.SoundAsync(school), Actor.Server);
        var day = (await DayRecord.ReadAsync(db, school.Demo.Day.Id))!;

        var bytes = (await TransferPackage.MakeAsync(
            day,
            await DayPapers.OfAsync(db, day),
            [new ResultXlsx(), new ResultCsv(), new ResultXml(), new ResultJson()],
            [new TransferRecording("0001", 1, "0101", "0001.wav", "abc"), new TransferRecording(null, 1, "0102", "0102.wav", "def")])).Value;

        using var archive = new ZipArchive(new MemoryStream(bytes));
        var manifest = JsonDocument.Parse(Read(archive, "manifest.json")).RootElement;
        var files = manifest.GetProperty("files").EnumerateArray().ToList();
        archive.Entries.Select(e => e.FullName).Should().BeEquivalentTo([.. files.Select(f => f.GetProperty("name").GetString()), "manifest.json"]);
        foreach (var file in files)
        {
            var content = Read(archive, file.GetProperty("name").GetString()!);
            Convert.ToHexStringLower(SHA256.HashData(content)).Should().Be(file.GetProperty("sha256").GetString());
        }

        manifest.GetProperty("resultRows").GetInt32().Should().Be(2);
        manifest.GetProperty("outcomes").GetProperty("absent").GetInt32().Should().Be(2);
        var names = files.ConvertAll(f => f.GetProperty("name").GetString()!);
        names.Should().Contain(n => n.StartsWith("Протоколы/", StringComparison.Ordinal)).And.Contain(n => n.StartsWith("Ведомости/ИС-02", StringComparison.Ordinal))
            .And.Contain("Списки/Список участников (форма 1).pdf").And.Contain("Результаты/Специализированная форма.pdf");
        names.Where(n => n.StartsWith("Результаты/", StringComparison.Ordinal)).Should().HaveCount(5);
        names.Should().NotContain(n => n.Contains("Орлова", StringComparison.Ordinal), "file names hold codes only");
        Encoding.UTF8.GetString(Read(archive, "Опись.txt")).Should().ContainAll("Участников по списку: 4", "завершили: 2", "не явились: 2", "0001.wav   аудитория 0101, участник 0001, попытка 1", "0102.wav   аудитория 0102, вся аудитория", files[0].GetProperty("sha256").GetString()!);
        PdfText.Of(Read(archive, "Списки/Список участников (форма 1).pdf")).Should().Contain("Орлова Анна Дмитриевна");
    }

    private static byte[] Read(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
