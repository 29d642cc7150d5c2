using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Itog.Server.Tests.Recordings;

/// <summary>The recordings of an auditorium's day go to the organizer in one file.</summary>
public sealed class HandingOver(RecordedServer server) : IClassFixture<RecordedServer>
{
    [Fact]
    public async Task The_archive_holds_the_sound_as_recorded_its_description_and_a_list_for_people()
    {
        using var archive = await TakeAsync("");
        var name = $"{server.ExamDate:yyyyMMdd}_0101_990001_0001_2";

        archive.Entries.Select(e => e.FullName).Should().BeEquivalentTo(
            $"{name}.wav", $"{name}.manifest.json", "Опись.txt");
        var sound = Read(archive, $"{name}.wav");
        sound.Should().Equal(server.Wav);
        var list = Encoding.UTF8.GetString(Read(archive, "Опись.txt"));
        list.Should().Contain($"Файл: {name}.wav").And.Contain(Convert.ToHexStringLower(SHA256.HashData(server.Wav)));
        list.Should().Contain("Начало записи: 10:00:00", "the list speaks the school's time").And.Contain("Тишина с 00:00:00, 0,2 с, участник: связи не было");
        list.Should().Contain("Участник 0001, попытка 2");
        list.Should().Contain("Проверка: сомнительно: прослушайте запись. Шум мешает слышать участника: речь громче шума на 9 дБ");
    }

    [Fact]
    public async Task Sound_comes_as_mp3_on_request()
    {
        using var archive = await TakeAsync("?format=mp3");
        var sound = Read(archive, archive.Entries.Single(e => e.FullName.EndsWith(".mp3", StringComparison.Ordinal)).FullName);
        sound.Length.Should().BeInRange(1_000, server.Wav.Length / 2);
        (sound[0], sound[1] & 0xE0).Should().Be(((byte)0xFF, 0xE0), "a frame of MPEG audio begins with eleven ones");
    }

    [Fact]
    public async Task An_unknown_format_is_refused_with_those_that_are_known()
    {
        using var client = await OrganizerAsync();
        using var answer = await client.AskAsync($"/api/auditoriums/{server.School.Auditorium}/recordings.zip?format=ogg");
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.ProblemCodeAsync()).Should().Be("unknown-format");
    }

    private static byte[] Read(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private async Task<HttpClient> OrganizerAsync()
    {
        var client = server.Stranger();
        (await client.SignInAsync("Organizer")).Dispose();
        return client;
    }

    private async Task<ZipArchive> TakeAsync(string query)
    {
        using var client = await OrganizerAsync();
        using var answer = await client.AskAsync($"/api/auditoriums/{server.School.Auditorium}/recordings.zip{query}");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.Should().Be($"{server.ExamDate:yyyy-MM-dd}_0101.zip");
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }
}
