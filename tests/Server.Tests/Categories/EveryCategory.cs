using System.Net;
using System.Text.Json;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;

namespace Itog.Server.Tests.Categories;

/// <summary>Every row of the table of scales [004 appendix 12], from the registration to the signed protocol and the result form.</summary>
public sealed class EveryCategory(CategorySchool school) : IClassFixture<CategorySchool>
{
    private static readonly string[] Checks = ["alone", "deskClear", "documentMatches"];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, CategoryRow.Table.Count)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Is_registered_scheduled_examined_scored_and_signed_by_its_row(int number)
    {
        var row = CategoryRow.Table[number];
        var person = school.People[row];
        var auditorium = school.AuditoriumOf(person);
        Scheduled(row, person);

        await using var technician = await school.StaffAsync("technician", StaffRole.Technician, auditorium);
        await technician.DoAsync("openConference");
        await using var station = await school.StaffAsync("station", StaffRole.Interlocutor, auditorium);
        await using var expert = await school.StaffAsync("expert", StaffRole.Expert, auditorium);
        await using var child = await school.ChildAsync(person);
        var attempt = await AdmitAsync(row, station, child);
        await ExpertIsWhereHeMayBeAsync(row, expert);
        await OpenKimAsync(row, person, attempt, station, child);
        await WalkAsync(row, station, child);
        await child.DoAsync("confirmEnd");
        await ScoreAsync(row, expert, attempt);
        await PapersHoldAsync(row, attempt);
    }

    private void Scheduled(CategoryRow row, Guid person)
    {
        var line = school.Schedule.Single(r => r.GetProperty("participant").GetGuid() == person);
        var usual = school.Schedule.Single(r => r.GetProperty("participant").GetGuid() == school.People[CategoryRow.Table[0]]);
        line.GetProperty("minutes").GetInt32().Should().Be(usual.GetProperty("minutes").GetInt32() + (row.Category == ParticipantCategory.Usual ? 0 : 30));
    }

    /// <summary>Who signs or writes needs no voice in his check, all others do.</summary>
    private static async Task<Guid> AdmitAsync(CategoryRow row, WatchedPage station, WatchedPage child)
    {
        await child.DoAsync("reportPreCheck", new { camera = true, microphone = false, speaker = false, microphonePeak = 0 });
        if (row.Form == AnswerForm.Oral)
        {
            (await station.RefusalAsync("admitNext")).Should().Be("nobody-waits", "his microphone does not work");
            await child.DoAsync("reportPreCheck", new { camera = true, microphone = true, speaker = true, microphonePeak = 0.5 });
        }

        await station.DoAsync("admitNext");
        var attempt = (await station.SeesAsync(v => v.GetProperty("attempt").ValueKind == JsonValueKind.Object)).GetProperty("attempt");
        attempt.GetProperty("stages").EnumerateArray().Select(s => Enum.Parse<Stage>(s.GetProperty("id").GetString()!, ignoreCase: true)).Should().Equal(row.Stages);
        if (row.Category == ParticipantCategory.Usual)
        {
            attempt.GetProperty("extra").ValueKind.Should().Be(JsonValueKind.Null);
        }
        else
        {
            attempt.GetProperty("extra").GetProperty("grantedSeconds").GetInt32().Should().Be(30 * 60);
        }

        return attempt.GetProperty("id").GetGuid();
    }

    // Autism spectrum, alone or as the accompanying condition: no expert in the room [004 §6.5].
    private static async Task ExpertIsWhereHeMayBeAsync(CategoryRow row, WatchedPage expert)
    {
        var view = await expert.SeesAsync(v => v.GetProperty("attempt").ValueKind == JsonValueKind.Object);
        view.GetProperty("access").ValueKind.Should().Be(row.Live ? JsonValueKind.Object : JsonValueKind.Null);
        view.GetProperty("keptOut").ValueKind.Should().Be(row.Live ? JsonValueKind.Null : JsonValueKind.Object);
        if (!row.Live)
        {
            (await expert.RefusalAsync("join", new { sdp = "v=0\r\n", lines = Array.Empty<object>() })).Should().Be("no-room-access");
        }
    }

    private async Task OpenKimAsync(CategoryRow row, Guid person, Guid attempt, WatchedPage station, WatchedPage child)
    {
        foreach (var check in Checks)
        {
            await station.DoAsync("setCheck", check, true);
        }

        await station.DoAsync("completeBriefing");
        await child.DoAsync("confirmReady");
        await station.DoAsync("screenShared", true);
        var room = await school.RoomAsync(person);
        if (row.Form == AnswerForm.OralWithInterpreter)
        {
            (await station.RefusalAsync("openKim")).Should().Be("interpreter-away");
            await HearAsync(room, new DayCommand.ConnectAttendant(school.Interpreters[person]));
        }

        if (row.Form != AnswerForm.Written)
        {
            (await station.RefusalAsync("openKim")).Should().Be("participant-not-recorded");
            await HearAsync(room, new DayCommand.ConfirmSound(attempt, Voice.Participant));
        }

        await HearAsync(room, new DayCommand.ConfirmSound(attempt, Voice.Interlocutor));
        await station.DoAsync("openKim");
        await child.DoAsync("kimRendered");
        school.Recording(attempt)!.Request.AnswerVoice.Should().Be(row.Form switch
        {
            AnswerForm.OralWithInterpreter => Itog.Recorder.AnswerVoice.SignInterpreter,
            AnswerForm.Written => Itog.Recorder.AnswerVoice.None,
            _ => Itog.Recorder.AnswerVoice.Participant,
        });
        school.Recording(attempt)!.Request.Pictures.Select(p => p.ToString()).Should().Contain("participant/camera").And.Contain("signInterpreter/camera");
    }

    private static async Task WalkAsync(CategoryRow row, WatchedPage station, WatchedPage child)
    {
        foreach (var stage in row.Stages.Skip(1))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(stage.ToString());
            var seen = await child.SeesAsync(v => v.GetProperty("stage") is { ValueKind: JsonValueKind.Object } at && at.GetProperty("id").GetString() == name && v.GetProperty("kimShownAt").ValueKind == JsonValueKind.String);
            seen.GetProperty("questions").ValueKind.Should().Be(row.Card && stage == Stage.Dialogue ? JsonValueKind.Array : JsonValueKind.Null, "{0} in {1}", row.Category, stage);
            if (stage == Stage.TopicChoice)
            {
                await station.DoAsync("chooseTopic", 1);
            }

            await WriteAsync(row, stage, seen, child);
            await station.DoAsync("nextStage", name);
        }
    }

    /// <summary>In the written form the task of the stage is written, and no other; in the oral one nothing is.</summary>
    private static async Task WriteAsync(CategoryRow row, Stage stage, JsonElement seen, WatchedPage child)
    {
        int? task = stage switch { Stage.Retelling => 2, Stage.Monologue => 3, Stage.Dialogue => 4, _ => null };
        if (row.Form != AnswerForm.Written)
        {
            seen.GetProperty("written").ValueKind.Should().Be(JsonValueKind.Null);
            if (stage == Stage.Monologue)
            {
                (await child.RefusalAsync("writeAnswer", 3, 0, "Ответ.")).Should().Be("not-in-writing");
            }

            return;
        }

        seen.GetProperty("written").EnumerateArray().Where(w => w.GetProperty("open").GetBoolean()).Select(w => (int?)w.GetProperty("task").GetInt32())
            .Should().Equal(task is null ? [] : [task]);
        if (task is { } open)
        {
            await child.DoAsync("writeAnswer", open, 0, $"Ответ на задание {open}");
            await child.DoAsync("writeAnswer", open, 1, $"Ответ на задание {open}, дописан.");
            (await child.RefusalAsync("writeAnswer", open, 0, "Старое окно.")).Should().Be("answer-newer");
        }
        else if (stage == Stage.MonologuePreparation)
        {
            (await child.RefusalAsync("writeAnswer", 3, 0, "Рано.")).Should().Be("answer-locked");
        }
    }

    private static async Task ScoreAsync(CategoryRow row, WatchedPage expert, Guid attempt)
    {
        var view = await expert.SeesAsync(v => v.GetProperty("attempt").ValueKind == JsonValueKind.Null && Protocol(v, attempt) is not null);
        var protocol = Protocol(view, attempt)!.Value;
        var criteria = protocol.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("criteria").EnumerateArray()).ToList();
        string.Join(' ', criteria.Select(c => c.GetProperty("code").GetString())).Should().Be(row.Codes);
        (protocol.GetProperty("maximum").GetInt32(), protocol.GetProperty("passMark").GetInt32()).Should().Be((row.Max, row.Pass));
        if (row.Form == AnswerForm.Written)
        {
            protocol.GetProperty("written").EnumerateArray().Select(w => w.GetProperty("text").GetString())
                .Should().Equal("Ответ на задание 2, дописан.", "Ответ на задание 3, дописан.", "Ответ на задание 4, дописан.");
        }

        await expert.DoAsync("claimProtocol", attempt);
        await expert.DoAsync("saveScores", attempt, criteria.ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("maximum").GetInt32()), Array.Empty<int>(), Array.Empty<object>());
        await expert.DoAsync("signProtocol", attempt);
        var signed = await expert.SeesAsync(v => Protocol(v, attempt)?.GetProperty("signedAt").ValueKind == JsonValueKind.String);
        (Protocol(signed, attempt)!.Value.GetProperty("total").GetInt32(), Protocol(signed, attempt)!.Value.GetProperty("passed").GetBoolean()).Should().Be((row.Max, true));
    }

    private async Task PapersHoldAsync(CategoryRow row, Guid attempt)
    {
        var result = await school.InDatabaseAsync(async db => ResultFormProjection.Of((await DayRecord.ReadAsync(db, school.Day))!).Rows.Single(r => r.AttemptId == attempt));
        string.Join(' ', result.Sheet!.CriteriaSet.Criteria.Select(c => c.Code).Where(result.Sheet.Scores.ContainsKey)).Should().Be(row.Codes);
        (result.Sheet.Total, result.Sheet.Passed).Should().Be((row.Max, true));
        var papers = await school.InDatabaseAsync(async db => (await DayPapers.OfAsync(db, (await DayRecord.ReadAsync(db, school.Day))!)).Where(p => p.Id == $"draft-sheet-{result.ParticipantCode}-1").ToList());
        papers.Should().HaveCount(row.Form == AnswerForm.Written ? 1 : 0, "what was written goes into the package of the day");
        using var expert = await school.EnterAsync(StaffRole.Expert);
        using var protocol = await expert.AskAsync($"/api/attempts/{attempt}/protocol.pdf");
        protocol.StatusCode.Should().Be(HttpStatusCode.OK);
        using var sheet = await expert.AskAsync($"/api/attempts/{attempt}/draft-sheet.pdf");
        sheet.StatusCode.Should().Be(row.Form == AnswerForm.Written ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    private static JsonElement? Protocol(JsonElement view, Guid attempt) =>
        view.GetProperty("protocols").EnumerateArray().Where(p => p.GetProperty("attemptId").GetGuid() == attempt).Select(p => (JsonElement?)p).FirstOrDefault();

    private static async Task HearAsync(AuditoriumMailbox room, DayCommand told) => (await room.SendAsync(told, Actor.Server)).Problem.Should().BeNull($"{told} is allowed");
}
