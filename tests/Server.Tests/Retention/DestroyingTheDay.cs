using System.Net;
using System.Text;
using Itog.Exam.People;
using Itog.Recorder;
using Itog.Recorder.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Retention;

/// <summary>The materials of a day × the people who ask and the date on which they do, with real files.</summary>
public sealed class DestroyingTheDay(OldRecordings server) : IClassFixture<OldRecordings>
{
    private const string Signers = """{"commission":[{"office":"Директор","name":"Иванова А. А."},{"office":"Учитель","name":"Петров П. П."}]}""";

    private static readonly (string Method, string Path)[] Doors = [("GET", ""), ("POST", "/destruction"), ("GET", "/act.pdf")];

    private static readonly StaffRole[] Leaders = [StaffRole.Organizer, StaffRole.SchoolHead];

    [Fact]
    public async Task A_stranger_and_whoever_does_not_lead_the_school_are_refused()
    {
        using var stranger = server.Stranger();
        foreach (var (method, path) in Doors)
        {
            using var answer = await AskAsync(stranger, method, path);
            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }

        foreach (var role in Enum.GetValues<StaffRole>().Except(Leaders))
        {
            using var client = await SignInAsync(role);
            foreach (var (method, path) in Doors)
            {
                using var answer = await AskAsync(client, method, path);
                answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, $"{role} asks {method} {path}");
            }
        }
    }

    [Fact]
    public async Task The_files_stay_until_the_term_is_over_and_then_every_one_of_them_goes()
    {
        var recordings = Path.Combine(server.Folder, "recordings");
        var package = Path.Combine(server.Folder, "closed", $"{server.School.Day}.zip");
        Directory.CreateDirectory(Path.GetDirectoryName(package)!);
        await File.WriteAllBytesAsync(package, [1, 2, 3]);
        await server.InDatabaseAsync(db => db.ExamDays.ExecuteUpdateAsync(set => set.SetProperty(d => d.ClosedAt, DateTimeOffset.UtcNow)));
        var orphan = Path.Combine(recordings, $"{server.ExamDate:yyyy-MM-dd}", "0101", "left-behind.ogg");
        await File.WriteAllBytesAsync(orphan, [4, 5]);
        var keys = server.Services.GetRequiredService<KeyFolder>();
        (await server.Services.GetRequiredService<RecordingService>().SealAsync(OldRecordings.Recorded, keys)).Should().BeTrue();
        using var client = await SignInAsync(StaffRole.Organizer);

        using (var early = await AskAsync(client, "POST", "/destruction"))
        {
            early.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
            (await early.ProblemCodeAsync()).Should().Be("retention-runs");
            (await early.Content.ReadAsStringAsync()).Should().Contain("003 разд. 7");
        }

        Files(recordings).Should().HaveCount(4);
        keys.Holds(Key).Should().BeTrue();
        using (var none = await AskAsync(client, "GET", "/act.pdf"))
        {
            none.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        // The day of those recordings was long ago.
        await server.InDatabaseAsync(db => db.ExamDays.ExecuteUpdateAsync(set => set.SetProperty(d => d.Date, server.ExamDate)));
        using (var done = await AskAsync(client, "POST", "/destruction"))
        {
            var said = await done.Content.ReadAsStringAsync();
            done.StatusCode.Should().Be(HttpStatusCode.OK, said);
            said.Should().Contain("\"kind\":\"recordings\",\"count\":1,\"files\":3").And.Contain("\"names\":[\"left-behind.ogg\"]", "what no manifest describes is named");
        }

        Files(recordings).Should().BeEmpty();
        keys.Holds(Key).Should().BeFalse("whoever has a copy of the files has nothing to open them with");
        File.Exists(package).Should().BeFalse();
        (await server.InDatabaseAsync(db => db.KimVariants.CountAsync())).Should().Be(0);
        using var act = await AskAsync(client, "GET", "/act.pdf");
        (await act.Content.ReadAsByteArrayAsync()).Should().StartWith("%PDF"u8.ToArray());
        using var gone = await client.AskAsync($"/api/exam-days/{server.School.Day}/transfer-package.zip");
        (await gone.ProblemCodeAsync()).Should().Be("materials-destroyed");
        File.Exists(package).Should().BeFalse("a destroyed package is not made anew");
        server.Services.GetRequiredService<RecordingService>().Find(OldRecordings.Recorded).Should().BeNull("nobody can ask for it any more");
    }

    private string Key => KeyFolder.NameOf(server.ExamDate, "990001");

    private static string[] Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private async Task<HttpClient> SignInAsync(StaffRole role)
    {
        var client = server.Stranger();
        (await client.SignInAsync(TestSchool.AccountOf(role))).Dispose();
        return client;
    }

    private Task<HttpResponseMessage> AskAsync(HttpClient client, string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/api/exam-days/{server.School.Day}/retention{path}", UriKind.Relative));
        if (method == "POST")
        {
            request.Content = new StringContent(Signers, Encoding.UTF8, "application/json");
        }

        return client.SendAsync(request);
    }
}
