using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Itog.Recorder;
using Itog.Recorder.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Recordings;

/// <summary>A recording that was sealed is listened to, watched and handed over as before; without its key it is refused in words.</summary>
public sealed class SealedRecordings(FilmedServer server) : IClassFixture<FilmedServer>
{
    private static readonly string Attempt = $"/api/attempts/{RecordedServer.Recorded:D}";

    [Fact]
    public async Task Everything_is_given_as_before_until_the_key_is_gone()
    {
        using (var early = await StaffAsync("SchoolHead"))
        {
            (await RangeAsync(early, $"{Attempt}/recording", 10, 19)).Should().Equal(server.Wav[10..20]);
        }

        var keys = server.Services.GetRequiredService<KeyFolder>();
        (await server.Services.GetRequiredService<RecordingService>().SealAsync(RecordedServer.Recorded, keys, TestContext.Current.CancellationToken)).Should().BeTrue();
        Directory.GetFiles(Path.Combine(server.Folder, "recordings"), "*.wav", SearchOption.AllDirectories).Should().BeEmpty();
        Directory.GetFiles(Path.Combine(server.Folder, "keys")).Should().ContainSingle().Which.Should().EndWith($"{server.ExamDate:yyyy-MM-dd}_990001.key");

        using var client = await StaffAsync("SchoolHead");
        (await RangeAsync(client, $"{Attempt}/recording", 1_000, 80_999)).Should().Equal(server.Wav[1_000..81_000], "a range over two pieces");
        (await client.GetByteArrayAsync($"{Attempt}/recording", TestContext.Current.CancellationToken)).Should().Equal(server.Wav);
        (await client.GetByteArrayAsync($"{Attempt}/recording/levels", TestContext.Current.CancellationToken)).Should().Equal(server.Levels);
        (await RangeAsync(client, $"/api/recordings/{RecordedServer.Recorded:D}/pictures/participant-camera.webm", 100, 199)).Should().Equal(server.Webm[100..200]);

        using var organizer = await StaffAsync("Organizer");
        foreach (var (format, files) in new[] { ("wav", 3), ("webm", 4), ("mp3", 3) })
        {
            var zip = await organizer.GetByteArrayAsync($"/api/auditoriums/{server.School.Auditorium}/recordings.zip?format={format}", TestContext.Current.CancellationToken);
            using var archive = new ZipArchive(new MemoryStream(zip));
            archive.Entries.Should().HaveCount(files).And.OnlyContain(e => e.Length > 100);
        }

        // The client has the last byte before the server cleans up.
        var copies = Path.Combine(server.Folder, "handover");
        Directory.Exists(copies).Should().BeTrue();
        await Patience.UntilAsync(() => Directory.GetFileSystemEntries(copies).Length == 0, "open copies live as long as their answer");

        keys.Destroy($"{server.ExamDate:yyyy-MM-dd}_990001");
        using var refused = await client.AskAsync($"{Attempt}/recording");
        refused.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await refused.ProblemCodeAsync()).Should().Be("recording-key-missing");
    }

    private static async Task<byte[]> RangeAsync(HttpClient client, string path, long from, long to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = new RangeHeaderValue(from, to);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task<HttpClient> StaffAsync(string name)
    {
        var client = server.Stranger();
        (await client.SignInAsync(name)).Dispose();
        return client;
    }
}
