using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Server.Tests.Hub;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Closing;

/// <summary>A school of forty participants, from the centre's list to the closed exam and the package for the processing centre.</summary>
public sealed class ClosingTheDay(ExamSchool school) : IClassFixture<ExamSchool>
{
    private const int Sat = ExamSchool.Participants - ExamSchool.Rooms;

    private string Url => $"/api/exam-days/{school.Day}";

    [Fact]
    public async Task A_day_of_forty_participants_is_held_checked_closed_locked_and_handed_over()
    {
        using var organizer = school.Stranger();
        (await organizer.SignInAsync("exam-Organizer")).Dispose();

        var before = await JsonAsync(organizer, "/closing");
        before.GetProperty("missing").GetArrayLength().Should().Be(ExamSchool.Participants, "nobody has an outcome yet");
        (await PackageStatusAsync(organizer)).Should().Be(HttpStatusCode.Conflict, "an open day has no package");

        await HoldAsync();
        var held = await RefusedAsync(organizer);
        held.GroupBy(g => g.GetProperty("code").GetString()).ToDictionary(g => g.Key!, g => g.Count()).Should().BeEquivalentTo(
            new Dictionary<string, int> { ["outcome-missing"] = ExamSchool.Rooms, ["protocol-not-signed"] = Sat });
        held.Should().OnlyContain(g => g.GetProperty("page").GetString()!.StartsWith('/') && g.GetProperty("detail").GetString()!.Length > 0 && g.GetProperty("clause").GetString()!.Length > 0);

        await SignAsync();
        foreach (var auditorium in school.Auditoriums)
        {
            using var marked = await organizer.PutAsync(new Uri($"{Url}/absences/{FirstOf(auditorium)}", UriKind.Relative), null);
            marked.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        var wav = (await school.OpenAsync(school.Auditoriums[^1])).Snapshot.Day.Ended.Select(a => school.Recording(a.Id)!.WavPath!).First();
        var bytes = await File.ReadAllBytesAsync(wav);
        await File.WriteAllBytesAsync(wav, [.. bytes[..^1], 7]);
        (await RefusedAsync(organizer)).Should().ContainSingle().Which.GetProperty("code").GetString().Should().Be("recording-changed");
        await File.WriteAllBytesAsync(wav, bytes);

        using (var closing = await organizer.PostAsync(new Uri($"{Url}/closing", UriKind.Relative), null))
        {
            closing.StatusCode.Should().Be(HttpStatusCode.OK);
            var closed = await closing.Content.ReadFromJsonAsync<JsonElement>();
            closed.GetProperty("missing").GetArrayLength().Should().Be(0);
            closed.GetProperty("outcomes").GetProperty("finished").GetInt32().Should().Be(Sat - ExamSchool.Rooms);
            using var again = await organizer.PostAsync(new Uri($"{Url}/closing", UriKind.Relative), null);
            (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("closedAt").GetDateTimeOffset().Should().Be(closed.GetProperty("closedAt").GetDateTimeOffset());
        }

        using var head = school.Enter(StaffRole.SchoolHead);
        await OpenedAndClosedAgainAsync(organizer, head);
        await NothingChangesAnyMoreAsync(organizer);
        await PackageHoldsAsync(organizer);
        using var late = await ReopenAsync(head);
        (await late.ProblemCodeAsync()).Should().Be("day-handed-over", "somebody has taken the package");
        await WhatWasHandedOverStaysAsync(organizer);
        (await school.InDatabaseAsync(db => AuditLog.VerifyAsync(db))).Sound.Should().BeTrue();
    }

    /// <summary>Who is scheduled first in an auditorium; he does not come.</summary>
    private Guid FirstOf(int auditorium) => school.Schedule[auditorium][0];

    /// <summary>In each auditorium one does not come, one does not finish or is removed, and the others finish.</summary>
    private Task HoldAsync() => Parallel.ForEachAsync(school.Auditoriums, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (auditorium, _) =>
    {
        await using var room = new ExamRoom(school, auditorium);
        await room.OpenAsync();
        foreach (var (participant, place) in school.Schedule[auditorium].Skip(1).Select((p, i) => (p, i)))
        {
            await (place != 3 ? room.FinishAsync(participant)
                : auditorium == school.Auditoriums[0] ? room.BreakOffAsync(participant, "markUnfinished", "ухудшение самочувствия")
                : room.BreakOffAsync(participant, "remove", "пользовался телефоном"));
        }

        await room.HandInRecordingsAsync();
    });

    private async Task SignAsync()
    {
        var signed = 0;
        foreach (var auditorium in school.Auditoriums)
        {
            await using var room = new ExamRoom(school, auditorium);
            signed += await room.SignAllAsync(Best);
        }

        signed.Should().Be(Sat);
    }

    /// <summary>The best score of every criterion that the protocol asks for.</summary>
    private static Dictionary<string, int> Best(JsonElement protocol) => protocol.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("criteria").EnumerateArray())
        .ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("maximum").GetInt32());

    /// <summary>The head alone opens a closed day again, while nobody has taken the package; the next closing makes it anew.</summary>
    private async Task OpenedAndClosedAgainAsync(HttpClient organizer, HttpClient head)
    {
        using var notHis = await ReopenAsync(organizer);
        notHis.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var opened = await ReopenAsync(head);
        (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("closedAt").ValueKind.Should().Be(JsonValueKind.Null);
        (await PackageStatusAsync(organizer)).Should().Be(HttpStatusCode.Conflict, "what was made for the first closing is not given out");
        using var closing = await organizer.PostAsync(new Uri($"{Url}/closing", UriKind.Relative), null);
        closing.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> ReopenAsync(HttpClient client) =>
        client.PostAsJsonAsync(new Uri($"{Url}/closing/reopening", UriKind.Relative), new { reason = "описка в протоколе" });

    private async Task NothingChangesAnyMoreAsync(HttpClient organizer)
    {
        var lines = await school.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Type != "FileRead"));
        using var absence = await organizer.DeleteAsync(new Uri($"{Url}/absences/{FirstOf(school.Auditoriums[0])}", UriKind.Relative));
        (await absence.ProblemCodeAsync()).Should().Be("day-closed");
        var auditorium = school.Auditoriums[0];
        await using var technician = await school.PageAsync("technician", auditorium, StaffRole.Technician);
        (await technician.RefusalAsync("closeConference")).Should().Be("day-closed");
        string? attempt = null;
        await using var expert = await school.PageAsync("expert", auditorium, StaffRole.Expert, view => attempt = view.GetProperty("protocols")[0].GetProperty("attemptId").GetString());
        (await expert.RefusalAsync("correctProtocol", attempt, "описка")).Should().Be("day-closed");
        (await school.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Type != "FileRead"))).Should().Be(lines);
    }

    private async Task PackageHoldsAsync(HttpClient organizer)
    {
        using var answer = await organizer.GetAsync(new Uri($"{Url}/transfer-package.zip", UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var date = await school.InDatabaseAsync(db => db.ExamDays.Where(d => d.Id == school.Day).Select(d => d.Date).SingleAsync());
        answer.Content.Headers.ContentDisposition!.FileName.Should().Be($"26002090-06-260117-017-{date:yyyyMMdd}.zip");
        using var archive = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        var manifest = JsonDocument.Parse(Read(archive, "manifest.json")).RootElement;
        var files = manifest.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("sha256").GetString());
        archive.Entries.Select(e => e.FullName).Should().BeEquivalentTo([.. files.Keys, "manifest.json"]);
        files.Should().OnlyContain(f => Convert.ToHexStringLower(SHA256.HashData(Read(archive, f.Key))) == f.Value);
        files.Keys.GroupBy(f => f.Split('/')[0]).ToDictionary(g => g.Key, g => g.Count()).Should().BeEquivalentTo(new Dictionary<string, int>
        {
            ["Списки"] = 2, ["Графики"] = ExamSchool.Rooms, ["Ведомости"] = ExamSchool.Rooms, ["Протоколы"] = Sat, ["Результаты"] = 5, ["Акты"] = ExamSchool.Rooms, ["Опись.txt"] = 1,
        });
        manifest.GetProperty("recordings").GetArrayLength().Should().Be(Sat);
        manifest.GetProperty("recordings").EnumerateArray().Should().OnlyContain(r => r.GetProperty("sha256").GetString()!.Length == 64);
        var results = JsonDocument.Parse(Read(archive, $"Результаты/26002090-06-260117-017-{date:yyyyMMdd}.json")).RootElement.GetProperty("Участники");
        results.GetArrayLength().Should().Be(Sat);
        results.EnumerateArray().Count(r => r.GetProperty("Зачёт").GetString() == "зачёт").Should().Be(Sat - ExamSchool.Rooms);
        results.EnumerateArray().Count(r => r.GetProperty("Не_закончил").ValueKind == JsonValueKind.Number).Should().Be(1);
        results.EnumerateArray().Should().OnlyContain(r => r.GetProperty("Резерв").ValueKind == JsonValueKind.Number, "the package came by mail");
        Encoding.UTF8.GetString(Read(archive, "Опись.txt")).Should().Contain($"Участников по списку: {ExamSchool.Participants}").And.Contain($"не явились: {ExamSchool.Rooms}").And.Contain($"удалены (ИС-09): {ExamSchool.Rooms - 1}");
    }

    /// <summary>A name that changes later changes no paper of the closed day, and a package that was tampered with is not given out.</summary>
    private async Task WhatWasHandedOverStaysAsync(HttpClient organizer)
    {
        var register = await organizer.GetByteArrayAsync(new Uri($"{Url}/papers/register-0101.pdf", UriKind.Relative));
        await school.InDatabaseAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.FullName, "Другая Фамилия")));
        (await organizer.GetByteArrayAsync(new Uri($"{Url}/papers/register-0101.pdf", UriKind.Relative))).Should().Equal(register);

        var file = Directory.GetFiles(school.Closed).Single();
        await File.WriteAllBytesAsync(file, [.. (await File.ReadAllBytesAsync(file)).SkipLast(1), 0xFF]);
        using var answer = await organizer.GetAsync(new Uri($"{Url}/transfer-package.zip", UriKind.Relative));
        (await answer.ProblemCodeAsync()).Should().Be("package-changed");
    }

    private async Task<HttpStatusCode> PackageStatusAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri($"{Url}/transfer-package.zip", UriKind.Relative));
        return answer.StatusCode;
    }

    private async Task<IReadOnlyList<JsonElement>> RefusedAsync(HttpClient client)
    {
        using var answer = await client.PostAsync(new Uri($"{Url}/closing", UriKind.Relative), null);
        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().Should().Be("closing-incomplete");
        return [.. problem.GetProperty("missing").EnumerateArray()];
    }

    private async Task<JsonElement> JsonAsync(HttpClient client, string path) => await client.GetFromJsonAsync<JsonElement>(new Uri(Url + path, UriKind.Relative));

    private static byte[] Read(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
