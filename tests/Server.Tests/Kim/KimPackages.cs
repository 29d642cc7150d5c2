using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Itog.Exam.Demo;
using Itog.Exam.Kim;
using Itog.Exam.Kim.Package;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Kim;

/// <summary>A package by HTTP: who may bring and open it, how large it may be, and what the list tells.</summary>
public sealed class KimPackages(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    private const string Password = "длинный пароль";

    /// <summary>An exam that counts: a rehearsal takes no package. Yesterday's hour has passed wherever the tests run.</summary>
    public async ValueTask InitializeAsync() => await server.InDatabaseAsync(db => db.ExamDays.Where(d => d.Id == server.School.Day).ExecuteUpdateAsync(set => set
        .SetProperty(d => d.Kind, ExamDayKind.Exam).SetProperty(d => d.Date, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2))));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Day => $"/api/schools/{server.School.School}/days/{server.School.Day}/kim";

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    [InlineData(StaffRole.Technician, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Organizer, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData(StaffRole.SchoolHead, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData(StaffRole.Interlocutor, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Expert, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Observer, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Only_who_receives_packages_sees_them_and_only_who_answers_for_the_day_sees_what_was_shown(
        StaffRole? role, HttpStatusCode packages, HttpStatusCode shown)
    {
        using var client = await EnterAsync(role);
        using var list = await client.AskAsync(Day);
        list.StatusCode.Should().Be(packages);
        using var table = await client.AskAsync($"{Day}/shown");
        table.StatusCode.Should().Be(shown);
        using var brought = await BringAsync(client, [1, 2, 3]);
        brought.StatusCode.Should().Be(packages == HttpStatusCode.OK ? HttpStatusCode.UnprocessableEntity : packages);
        using var opened = await client.PostAsJsonAsync($"{Day}/packages/9999/open", new { password = "x" });
        opened.StatusCode.Should().Be(packages == HttpStatusCode.OK ? HttpStatusCode.NotFound : packages);
    }

    [Fact]
    public async Task A_package_far_larger_than_any_other_request_is_taken_opened_and_listed()
    {
        // Noise does not deflate, so this body is as large as its picture.
        var picture = new byte[3 * 1024 * 1024];
        new Random(1).NextBytes(picture);
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. picture];
        var files = DemoKim.Package().Select(f => f.Name.EndsWith("library.svg", StringComparison.Ordinal) ? (f.Name, png) : f);
        using var client = await EnterAsync(StaffRole.Technician);

        using var brought = await BringAsync(client, AesZipWriter.Write(files, Password));
        brought.StatusCode.Should().Be(HttpStatusCode.Created);
        var package = await brought.Content.ReadFromJsonAsync<JsonElement>();
        var open = $"{Day}/packages/{package.GetProperty("id").GetInt32()}/open";
        using var wrong = await client.PostAsJsonAsync(open, new { password = "другой" });
        (await wrong.ProblemCodeAsync()).Should().Be("kim-wrong-password");
        using var opened = await client.PostAsJsonAsync(open, new { password = Password });
        opened.StatusCode.Should().Be(HttpStatusCode.OK);

        var day = await client.GetFromJsonAsync<JsonElement>(new Uri(Day, UriKind.Relative));
        day.GetProperty("variants").EnumerateArray().Select(v => v.GetProperty("number").GetInt32()).Should().Contain([101, 102, 103]);
        day.GetRawText().Should().NotContain("Пирогов", "the list tells nothing of what the variants say");
        (await server.InDatabaseAsync(db => db.KimVariants.Where(v => v.Number == 101).Select(v => v.Content).SingleAsync()))
            .Topics.Single(t => t.Kind == KimTopicKind.Description).Picture!.Content.Should().Equal(png);
        using var again = await client.PostAsJsonAsync(open, new { password = Password });
        (await again.ProblemCodeAsync()).Should().Be("kim-package-opened");
    }

    [Fact]
    public async Task A_package_of_another_school_is_not_there()
    {
        using var client = await EnterAsync(StaffRole.Technician);
        using var answer = await client.AskAsync($"/api/schools/{server.School.School + 1000}/days/{server.School.Day}/kim");
        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var noDay = await client.AskAsync($"/api/schools/{server.School.School}/days/{server.School.Day + 1000}/kim");
        (await noDay.ProblemCodeAsync()).Should().Be("no-such-day");
    }

    private async Task<HttpResponseMessage> BringAsync(HttpClient client, byte[] file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Day}/packages?name=kim.zip&way=portal", UriKind.Relative))
        {
            Content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } },
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        return await client.SendAsync(request);
    }

    private async Task<HttpClient> EnterAsync(StaffRole? role)
    {
        var client = server.Stranger();
        if (role is { } named)
        {
            (await client.SignInAsync(TestSchool.AccountOf(named))).Dispose();
        }

        return client;
    }
}
