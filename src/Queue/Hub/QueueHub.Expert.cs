using System.Text.Json;
using Itog.Exam;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Itog.Queue.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Itog.Queue.Hub;

// The calls of the expert's page: his protocols.
public sealed partial class QueueHub
{
    public Task<CallOutcome> SaveScores(JsonElement attemptId, JsonElement scores, JsonElement notAttemptedTasks, JsonElement errors) => CallAsync([Page.Expert], async page =>
    {
        if (!Attempt(page, attemptId).TryGet(out var attempt, out var problem)
            || !Arguments.Scores(scores).TryGet(out var given, out problem)
            || !Arguments.Tasks(notAttemptedTasks).TryGet(out var tasks, out problem)
            || !Arguments.Errors(errors).TryGet(out var noted, out problem))
        {
            return problem;
        }

        var saved = await WithProtocolsAsync(page, book => book.SaveDraftAsync(attempt, page.Pass.Person, given, tasks, noted));
        return saved.Then<Done>(_ => Done.Yes);
    });

    /// <summary>Takes a recording to score it; nobody else can then.</summary>
    public Task<CallOutcome> ClaimProtocol(JsonElement attemptId) => WithProtocolAsync(attemptId, async (book, attempt, expert) =>
        (await book.ClaimAsync(attempt, expert)).Then<Done>(_ => Done.Yes));

    /// <summary>Gives it back, or drops a correction that was opened.</summary>
    public Task<CallOutcome> ReleaseProtocol(JsonElement attemptId) => WithProtocolAsync(attemptId, (book, attempt, expert) => book.ReleaseAsync(attempt, expert));

    public Task<CallOutcome> SignProtocol(JsonElement attemptId) => WithProtocolAsync(attemptId, async (book, attempt, expert) =>
        (await book.SignAsync(attempt, expert)).Then<Done>(_ => Done.Yes));

    public Task<CallOutcome> CorrectProtocol(JsonElement attemptId, JsonElement reason) => WithProtocolAsync(attemptId, async (book, attempt, expert) =>
        Arguments.Text(reason, "reason", DayRules.ReasonLimit).TryGet(out var why, out var problem)
            ? (await book.CorrectAsync(attempt, expert, why)).Then<Done>(_ => Done.Yes)
            : problem);

    private Task<CallOutcome> WithProtocolAsync(JsonElement attemptId, Func<ProtocolBook, Guid, Guid, Task<Outcome<Done>>> change) => CallAsync([Page.Expert], async page =>
        Attempt(page, attemptId).TryGet(out var attempt, out var problem)
            ? await WithProtocolsAsync(page, book => change(book, attempt, page.Pass.Person))
            : problem);

    private async Task<Outcome<T>> WithProtocolsAsync<T>(PageConnection page, Func<ProtocolBook, Task<Outcome<T>>> change)
    {
        await using var db = await databases.CreateDbContextAsync(Context.ConnectionAborted);
        var changed = await change(new ProtocolBook(db, time));
        page.Mailbox.Refresh(protocols: changed.Succeeded);
        return changed;
    }
}
