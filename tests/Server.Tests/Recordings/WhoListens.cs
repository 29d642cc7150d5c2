using System.Net;
using System.Net.Http.Headers;
using Itog.Exam.People;
using Itog.Server.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Itog.Server.Tests.Recordings;

/// <summary>Everybody who may ask for the sound and the picture of an answer: what he gets, and that it is written down.</summary>
public sealed class WhoListens(FilmedServer server) : IClassFixture<FilmedServer>
{
    private static readonly string Sound = $"/api/attempts/{RecordedServer.Recorded:D}/recording";
    private static readonly string Levels = $"{Sound}/levels";
    private static readonly string Picture = $"/api/recordings/{RecordedServer.Recorded:D}/pictures/participant-camera.webm";

    [Theory]
    [InlineData("himself")]
    [InlineData("Interlocutor")]
    [InlineData("Technician")]
    [InlineData("Expert")]
    [InlineData("Organizer")]
    [InlineData("SchoolHead")]
    public async Task Hears_and_sees_any_part_and_stands_in_the_log_once_for_each_file(string listener)
    {
        using var client = await EnterAsync(listener);
        foreach (var path in (string[])[Sound, Picture])
        {
            (await PartAsync(client, path, 100, 199)).Should().Be((HttpStatusCode.PartialContent, 100L));
            (await PartAsync(client, path, 0, 43)).Should().Be((HttpStatusCode.PartialContent, 44L));
        }

        (await PartAsync(client, Levels, null, null)).Status.Should().Be(HttpStatusCode.OK);
        (await ReadsAsync(await IdAsync(listener))).Should().Be(2);
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("another", HttpStatusCode.Forbidden)]
    [InlineData("elsewhere", HttpStatusCode.Forbidden)]
    [InlineData("Observer", HttpStatusCode.Forbidden)]
    [InlineData(TestSchool.OtherInterlocutor, HttpStatusCode.Forbidden)]
    public async Task Nobody_else_gets_a_single_byte_and_nothing_is_noted(string listener, HttpStatusCode status)
    {
        using var client = await EnterAsync(listener);
        var before = await ReadsAsync(actor: null);
        foreach (var path in (string[])[Sound, Picture, Levels])
        {
            var (answered, bytes) = await PartAsync(client, path, 0, 43);
            answered.Should().Be(status);
            bytes.Should().BeNull("a refusal has no range");
        }

        (await ReadsAsync(actor: null)).Should().Be(before);
    }

    [Fact]
    public async Task A_part_beyond_the_end_is_refused_with_the_length()
    {
        using var client = await EnterAsync("Expert");
        using var request = new HttpRequestMessage(HttpMethod.Get, Sound);
        request.Headers.Range = new RangeHeaderValue(server.Wav.Length + 10, server.Wav.Length + 20);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestedRangeNotSatisfiable);
        answer.Content.Headers.ContentRange!.Length.Should().Be(server.Wav.Length);
    }

    private static async Task<(HttpStatusCode Status, long? Bytes)> PartAsync(HttpClient client, string path, long? from, long? to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = from is null ? null : new RangeHeaderValue(from, to);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var part = answer.Content.Headers.ContentRange;
        return (answer.StatusCode, part is null ? null : (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).LongLength);
    }

    private Task<int> ReadsAsync(string? actor) =>
        server.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Type == "FileRead" && (actor == null || e.ActorId == actor)));

    private async Task<string> IdAsync(string listener) =>
        (Person(listener)?.Id ?? (await server.InDatabaseAsync(db => db.Users.SingleAsync(u => u.UserName == listener))).Id).ToString("D");

    private Participant? Person(string listener) => listener switch
    {
        "himself" => server.School.Finished,
        "another" => server.School.Waiting,
        "elsewhere" => server.School.Elsewhere,
        _ => null,
    };

    private async Task<HttpClient> EnterAsync(string listener)
    {
        var client = server.Stranger();
        if (Person(listener) is { } person)
        {
            (await client.AskAsync(server.Services.GetRequiredService<PersonalLinks>().PathFor(person))).Dispose();
        }
        else if (listener.Length > 0)
        {
            (await client.SignInAsync(listener)).Dispose();
        }

        return client;
    }
}
