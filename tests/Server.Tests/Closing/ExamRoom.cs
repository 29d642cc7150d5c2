using System.Text.Json;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Microsoft.AspNetCore.SignalR.Client;

namespace Itog.Server.Tests.Closing;

/// <summary>
/// One auditorium on the exam day as its pages hold it: every step is a call of the hub and looks at its answer. Only what the recorder hears is
/// told in its place. Used by one task.
/// </summary>
internal sealed class ExamRoom(ExamSchool school, int auditorium) : IAsyncDisposable
{
    private static readonly string[] Checks = ["alone", "deskClear", "documentMatches"];

    private HubConnection? _station;

    public async Task OpenAsync()
    {
        await using var technician = await school.PageAsync("technician", auditorium, StaffRole.Technician);
        await CallAsync(technician, "openConference");
    }

    /// <summary>Lets one participant come by his link, be admitted, see the КИМ, answer and confirm the end.</summary>
    public async Task FinishAsync(Guid participant)
    {
        await using var child = await BeginAsync(participant);
        foreach (var stage in Enum.GetValues<Stage>().SkipWhile(s => s != Stage.TextIntroduction))
        {
            if (stage == Stage.TopicChoice)
            {
                await CallAsync("chooseTopic", 1);
            }

            await CallAsync("nextStage", JsonNamingPolicy.CamelCase.ConvertName(stage.ToString()));
        }

        await CallAsync(child, "confirmEnd");
    }

    /// <summary>The same up to the КИМ, then an early end or a removal.</summary>
    public async Task BreakOffAsync(Guid participant, string ending, string reason)
    {
        await using var child = await BeginAsync(participant);
        await CallAsync(ending, reason);
    }

    /// <summary>Scores everybody who has answered and signs every protocol of the auditorium; the answer is how many.</summary>
    public async Task<int> SignAllAsync(Func<JsonElement, Dictionary<string, int>> score)
    {
        var protocols = new List<JsonElement>();
        await using var expert = await school.PageAsync("expert", auditorium, StaffRole.Expert, view => protocols.AddRange(view.GetProperty("protocols").EnumerateArray()));
        var first = protocols.DistinctBy(p => p.GetProperty("attemptId").GetString()).ToList();
        foreach (var protocol in first)
        {
            var attempt = protocol.GetProperty("attemptId").GetString();
            if (!protocol.GetProperty("markedOnly").GetBoolean())
            {
                await CallAsync(expert, "saveScores", attempt, score(protocol), Array.Empty<int>(), Array.Empty<object>());
            }

            await CallAsync(expert, "signProtocol", attempt);
        }

        return first.Count;
    }

    /// <summary>What the recorder reports once the sound files are ready.</summary>
    public async Task HandInRecordingsAsync()
    {
        var room = await school.OpenAsync(auditorium);
        foreach (var attempt in room.Snapshot.Day.Ended)
        {
            await HearAsync(room, new DayCommand.ReportRecordingReady(attempt.Id, school.Recording(attempt.Id)!.Evidence!.WavSha256, []));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_station is not null)
        {
            await _station.DisposeAsync();
        }
    }

    private async Task<HubConnection> BeginAsync(Guid participant)
    {
        var child = await school.ChildAsync(participant);
        await CallAsync(child, "reportPreCheck", new { camera = true, microphone = true, speaker = true, microphonePeak = 0.5 });
        await CallAsync("admitNext");
        foreach (var check in Checks)
        {
            await CallAsync("setCheck", check, true);
        }

        await CallAsync("completeBriefing");
        await CallAsync(child, "confirmReady");
        var room = await school.OpenAsync(auditorium);
        var attempt = room.Snapshot.Day.Current!;
        attempt.Participant.Should().Be(participant);
        await HearAsync(room, new DayCommand.ConfirmSound(attempt.Id, Voice.Participant));
        await HearAsync(room, new DayCommand.ConfirmSound(attempt.Id, Voice.Interlocutor));
        await CallAsync("screenShared", true);
        await CallAsync("openKim");
        await CallAsync(child, "kimRendered");
        return child;
    }

    /// <summary>A call of the station. A page that has made its calls of a minute within a second is opened anew, as a person would.</summary>
    private async Task CallAsync(string method, params object?[] arguments)
    {
        _station ??= await school.PageAsync("station", auditorium, StaffRole.Interlocutor);
        var refusal = await Hub.HubClient.RefusalAsync(_station, method, arguments);
        if (refusal == "too-many-calls")
        {
            await _station.DisposeAsync();
            _station = await school.PageAsync("station", auditorium, StaffRole.Interlocutor);
            refusal = await Hub.HubClient.RefusalAsync(_station, method, arguments);
        }

        refusal.Should().BeNull($"{method} is allowed");
    }

    private static async Task CallAsync(HubConnection page, string method, params object?[] arguments) =>
        (await Hub.HubClient.RefusalAsync(page, method, arguments)).Should().BeNull($"{method} is allowed");

    private static async Task HearAsync(AuditoriumMailbox room, DayCommand heard) => (await room.SendAsync(heard, Actor.Server)).Problem.Should().BeNull($"{heard} is allowed");
}
