using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Itog.Server.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Recordings;

/// <summary>The pictures of a recording for its player, and for the organizer who hands them over.</summary>
public sealed class Watching(FilmedServer server) : IClassFixture<FilmedServer>
{
    private static readonly string Pictures = $"/api/recordings/{RecordedServer.Recorded:D}/pictures";
    private static readonly string Face = $"{Pictures}/participant-camera.webm";

    [Fact]
    public async Task A_player_learns_where_each_picture_is_and_where_it_lies_beside_the_sound()
    {
        using var client = await StaffAsync("Expert");
        var told = await client.GetFromJsonAsync<JsonElement>(Pictures, TestContext.Current.CancellationToken);
        told.EnumerateArray().Should().ContainSingle().Which.GetRawText().Should().Be(
            $$"""{"slot":"participant/camera","url":"{{Face}}","startSeconds":0.1,"durationSeconds":0.4,"width":160,"height":120,"gaps":[{"startSeconds":0,"durationSeconds":0.1,"cause":"Pause"}]}""");
    }

    [Fact]
    public async Task A_picture_comes_in_ranges_and_a_viewing_is_noted_once()
    {
        using var client = await StaffAsync("Technician");
        var before = await ViewingsAsync();
        (await RangeAsync(client, 100, 299)).Should().Equal(server.Webm[100..300]);
        (await RangeAsync(client, 0, 9)).Should().Equal(server.Webm[..10]);
        (await ViewingsAsync()).Should().Be(before + 1);
    }

    [Fact]
    public async Task The_participant_may_see_himself_and_nobody_else_may()
    {
        using var himself = await ParticipantAsync(server.School.Finished);
        (await StatusAsync(himself, Face)).Should().Be(HttpStatusCode.OK);

        using var another = await ParticipantAsync(server.School.Waiting);
        using var stranger = server.Stranger();
        using var elsewhere = await StaffAsync(TestSchool.OtherInterlocutor);
        foreach (var path in new[] { Pictures, Face })
        {
            (await StatusAsync(another, path)).Should().Be(HttpStatusCode.Forbidden);
            (await StatusAsync(elsewhere, path)).Should().Be(HttpStatusCode.Forbidden);
            (await StatusAsync(stranger, path)).Should().Be(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_picture_that_there_is_not_is_not_found()
    {
        using var client = await StaffAsync("Expert");
        (await StatusAsync(client, $"{Pictures}/interlocutor-screen.webm")).Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("webm", "vp8,opus")]
    [InlineData("mp4", "h264,aac")]
    public async Task Pictures_are_handed_over_with_the_sound_in_one_file(string format, string codecs)
    {
        using var client = await StaffAsync("Organizer");
        using var answer = await client.AskAsync($"/api/auditoriums/{server.School.Auditorium}/recordings.zip?format={format}");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        using var archive = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        var name = $"{server.ExamDate:yyyyMMdd}_0101_990001_0001_2";
        archive.Entries.Select(e => e.FullName).Should().BeEquivalentTo(
            $"{name}.wav", $"{name}_участник.{format}", $"{name}.manifest.json", "Опись.txt");
        Encoding.UTF8.GetString(Read(archive, "Опись.txt")).Should()
            .Contain("Тишина с 00:00:00, 0,1 с, участник: пауза по регламенту")
            .And.Contain($"Видео: {name}_участник.{format}").And.Contain("Нет изображения с 00:00:00, 0,1 с: камера ничего не передавала");

        var path = Path.Combine(Path.GetTempPath(), $"itog-watching-{Guid.NewGuid():N}.{format}");
        await File.WriteAllBytesAsync(path, Read(archive, $"{name}_участник.{format}"), TestContext.Current.CancellationToken);
        try
        {
            Probe(path, "stream=codec_name").Replace('\n', ',').Should().Be(codecs);
            Number(Probe(path, "format=duration")).Should().BeApproximately(0.5, 0.05);
            var frames = Probe(path, "packet=pts_time", "-select_streams v").Split('\n').Select(Number).ToArray();
            frames.Should().HaveCount(10);
            var sound = Number(Probe(path, "packet=pts_time", "-select_streams a").Split('\n')[0]);
            frames[0].Should().BeApproximately(0.1 + Math.Max(0, sound), 0.03, "the picture comes in where it began");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Read(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Probe(string path, string entries, string options = "")
    {
        using var ffprobe = Process.Start(new ProcessStartInfo("ffprobe", $"-v error {options} -show_entries {entries} -of csv=p=0 {path}") { RedirectStandardOutput = true })!;
        var output = ffprobe.StandardOutput.ReadToEnd().Trim();
        ffprobe.WaitForExit();
        return output;
    }

    private static double Number(string text) => double.Parse(text.Split(',')[0], CultureInfo.InvariantCulture);

    private static async Task<byte[]> RangeAsync(HttpClient client, long from, long to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Face);
        request.Headers.Range = new RangeHeaderValue(from, to);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("video/webm");
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.AskAsync(path);
        return answer.StatusCode;
    }

    private Task<int> ViewingsAsync() => server.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Type == "FileRead" && e.Payload.Contains("\"picture\"")));

    private async Task<HttpClient> ParticipantAsync(Exam.People.Participant participant)
    {
        var client = server.Stranger();
        (await client.AskAsync(server.Services.GetRequiredService<PersonalLinks>().PathFor(participant))).Dispose();
        return client;
    }

    private async Task<HttpClient> StaffAsync(string account)
    {
        var client = server.Stranger();
        (await client.SignInAsync(account)).Dispose();
        return client;
    }
}
