using System.Net;
using System.Text.Json;
using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Tests.People;

/// <summary>A school of 120 participants through the API alone, from the list that the centre sends to the exam day.</summary>
public sealed class SchoolOf120(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Everybody = 120;

    [Fact]
    public async Task Goes_from_the_list_to_the_opened_day()
    {
        using var client = server.Stranger();
        var school = await SchoolDay.BeginAsync(server, client);
        var list = SchoolDay.List(Everybody);

        var preview = await school.PreviewAsync(list);
        preview.GetProperty("clean").GetBoolean().Should().BeTrue(preview.GetRawText());
        preview.GetProperty("addedCount").GetInt32().Should().Be(Everybody);
        (await school.ParticipantsAsync()).Should().HaveCount(3, "a preview writes nothing");
        await school.TakeAsync(list, preview.GetProperty("fingerprint").GetString()!);
        // The three who were there before do not sit: their days are over.
        foreach (var person in new[] { server.School.Waiting, server.School.Elsewhere })
        {
            await school.SendAsync(HttpMethod.Put, $"/participants/{person.Id}/withdrawal", System.Net.Http.Json.JsonContent.Create(new { reason = "Перешёл в другую школу" }), HttpStatusCode.OK);
        }

        (await school.ParticipantsAsync()).Count(p => p.GetProperty("withdrawnAt").ValueKind == JsonValueKind.Null).Should().Be(Everybody + 1);

        int[] rooms = [await school.AddAuditoriumAsync("0201"), await school.AddAuditoriumAsync("0202"), await school.AddAuditoriumAsync("0203"), await school.AddAuditoriumAsync("0204"), await school.AddAuditoriumAsync("0205"), await school.AddAuditoriumAsync("0206")];
        var day = await school.SetDayAsync(DateOnly.FromDateTime(DateTime.UtcNow.AddDays(20)));
        var schedule = await school.MakeScheduleAsync(day, rooms);

        schedule.Should().HaveCount(Everybody + 1);
        schedule.Select(s => s.GetProperty("participant").GetGuid()).Should().OnlyHaveUniqueItems();
        schedule.GroupBy(s => s.GetProperty("auditorium").GetInt32()).Should().HaveCount(rooms.Length);
        (await server.InDatabaseAsync(db => db.Schedule.CountAsync(e => e.ExamDayId == day))).Should().Be(Everybody + 1);
        (await server.InDatabaseAsync(db => db.StaffAssignments.CountAsync(a => rooms.Contains(a.AuditoriumId) && a.Role == StaffRole.Organizer)))
            .Should().Be(rooms.Length, "who leads the school works in each of its auditoriums");
    }
}
