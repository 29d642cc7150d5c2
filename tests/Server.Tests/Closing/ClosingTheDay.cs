using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.Closing;

/// <summary>A school of 120 participants, from the centre's list to the closed exam and the package for the processing centre.</summary>
public sealed class ClosingTheDay(ExamSchool school) : IClassFixture<ExamSchool>
{
    private const int Sat = ExamSchool.Participants - ExamSchool.Rooms;

    private string Url => $"/api/exam-days/{school.Day}";

    [Fact]
    public async Task A_day_of_120_participants_is_held_checked_closed_locked_and_handed_over()
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

        (await school.SignAllAsync()).Should().Be(Sat);
        foreach (var auditorium in school.Auditoriums)
        {
            using var marked = await organizer.PutAsync(new Uri($"{Url}/absences/{await FirstOfAsync(auditorium)}", UriKind.Relative), null);
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

        await NothingChangesAnyMoreAsync(organizer);
        await PackageHoldsAsync(organizer);
        await WhatWasHandedOverStaysAsync(organizer);
        (await school.InDatabaseAsync(db => AuditLog.VerifyAsync(db))).Sound.Should().BeTrue();
    }

    /// <summary>Who is scheduled first in an auditorium; he does not come.</summary>
    private async Task<Guid> FirstOfAsync(int auditorium) => (await school.OpenAsync(auditorium)).Snapshot.Day.Plan.Schedule[0].Id;

    /// <summary>In each auditorium one does not come, one does not finish or is removed, and the others finish.</summary>
    private Task HoldAsync() => Parallel.ForEachAsync(school.Auditoriums, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (auditorium, _) =>
    {
        var room = await school.OpenAsync(auditorium);
        await ExamSchool.DoAsync(room, new DayCommand.OpenConference(), new DayCommand.ConnectInterlocutor(Link.Page));
        foreach (var (participant, place) in room.Snapshot.Day.Plan.Schedule.Skip(1).Select((p, i) => (p.Id, i)))
        {
            await ExamSchool.BeginAsync(room, participant);
            if (place == 3)
            {
                await ExamSchool.DoAsync(room, Ending(auditorium));
            }
            else
            {
                await ExamSchool.FinishAsync(room, participant);
            }
        }

        foreach (var attempt in room.Snapshot.Day.Ended)
        {
            await ExamSchool.DoAsync(room, new DayCommand.ReportRecordingReady(attempt.Id, school.Recording(attempt.Id)!.Evidence!.WavSha256, []));
        }
    });

    private DayCommand Ending(int auditorium) => auditorium == school.Auditoriums[0]
        ? new DayCommand.MarkUnfinished("ухудшение самочувствия")
        : new DayCommand.Remove("пользовался телефоном");

    private async Task NothingChangesAnyMoreAsync(HttpClient organizer)
    {
        var lines = await school.InDatabaseAsync(db => db.AuditEvents.CountAsync(e => e.Type != "FileRead"));
        using var absence = await organizer.DeleteAsync(new Uri($"{Url}/absences/{await FirstOfAsync(school.Auditoriums[0])}", UriKind.Relative));
        (await absence.ProblemCodeAsync()).Should().Be("day-closed");
        var room = await school.OpenAsync(school.Auditoriums[0]);
        foreach (var command in (DayCommand[])[new DayCommand.CloseConference(), new DayCommand.ConnectParticipant(await FirstOfAsync(school.Auditoriums[0]), Link.Page), new DayCommand.ReportDiskLow()])
        {
            (await room.SendAsync(command, Actor.Server)).Problem!.Code.Should().Be("day-closed");
        }

        await school.InDatabaseAsync(async db =>
        {
            var book = new ProtocolBook(db, TimeProvider.System);
            var attempt = await db.Attempts.Where(a => a.ExamDayId == school.Day).Select(a => a.Id).FirstAsync();
            (await book.CorrectAsync(attempt, school.Expert, "описка")).Problem.Should().Be(ClosedDay.Refusal);
            return 0;
        });
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
        Encoding.UTF8.GetString(Read(archive, "Опись.txt")).Should().Contain("Участников по списку: 120").And.Contain("не явились: 12").And.Contain("удалены (ИС-09): 11");
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
