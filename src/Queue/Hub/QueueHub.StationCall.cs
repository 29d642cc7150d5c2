using System.Text.Json;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Queue.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Itog.Queue.Hub;

// The test call of a technician with the station of his auditorium.
public sealed partial class QueueHub
{
    private static readonly Page[] Technicians = [Page.Technician];
    private static readonly Page[] Stations = [Page.Station];
    private static readonly Page[] BothOfCall = [Page.Technician, Page.Station];

    /// <summary>Rings at the station.</summary>
    public Task<CallOutcome> CallStation() => CallAsync(Technicians, async page => await stationCalls.BeginAsync(page, await NameOfAsync(page)));

    /// <summary>Answers; from now on both may join.</summary>
    public Task<CallOutcome> AnswerStationCall() => CallAsync(Stations, async page =>
    {
        var answered = await stationCalls.AnswerAsync(page, await NameOfAsync(page));
        if (answered.Succeeded)
        {
            await using var db = await databases.CreateDbContextAsync(Context.ConnectionAborted);
            await using var transaction = await db.Database.BeginImmediateAsync(Context.ConnectionAborted);
            await AuditLog.AppendToDayAsync(
                db, page.Pass.Day.ExamDay, "StationCallAnswered", new { page.Pass.Day.Auditorium }, page.Pass.Actor, time.GetUtcNow(), Context.ConnectionAborted);
            await transaction.CommitAsync(Context.ConnectionAborted);
        }

        return answered;
    });

    /// <summary>Lets one of the two into a room that nobody else can enter.</summary>
    public async Task<JoinReply> JoinStationCall(JsonElement offer)
    {
        string? answer = null;
        var outcome = await CallAsync(BothOfCall, async page =>
        {
            if (!MayJoin(page, offer).TryGet(out var asked, out var problem)
                || !(await stationCalls.JoinAsync(page, asked, Context.ConnectionAborted)).TryGet(out answer, out problem))
            {
                return problem;
            }

            return Done.Yes;
        });
        return new JoinReply(outcome.Ok, outcome.Problem, answer);
    }

    /// <summary>Ends the call; at the station while it rings: not now.</summary>
    public Task<CallOutcome> EndStationCall() => CallAsync(BothOfCall, page => stationCalls.EndAsync(page.Pass));

    private async Task<string> NameOfAsync(PageConnection page)
    {
        await using var db = await databases.CreateDbContextAsync(Context.ConnectionAborted);
        return await db.Users.Where(u => u.Id == page.Pass.Person).Select(u => u.FullName).SingleAsync(Context.ConnectionAborted);
    }
}
