using System.Security.Cryptography;
using Itog.Exam;
using Itog.Exam.Api;
using Itog.Queue;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Api;

/// <summary>
/// Lets marked endpoints happen once for each <c>Idempotency-Key</c> of a caller: the key is taken before the work and keeps the answer
/// after it. A refused or failed request gives its key back. When the server dies in between, the key stays taken and a repetition
/// is refused: a person must look, because the server cannot know. A middleware: one instance, called by every request.
/// </summary>
internal sealed class Idempotency(RequestDelegate next, IDbContextFactory<ExamDbContext> databases, TimeProvider time)
{
    public const string Header = "Idempotency-Key";

    /// <summary>Tells a caller that he got a kept answer.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int LongestAnswer = 4 * 1024 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IdempotencyPolicy>() is not { } policy)
        {
            await next(context);
            return;
        }

        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 && !policy.Required)
        {
            await next(context);
            return;
        }

        if (key.Length is < 8 or > 100 || key.Any(c => c is <= ' ' or > '~'))
        {
            await ProblemAnswer.WriteAsync(context, key.Length == 0 ? IdempotencyRefusals.Missing : IdempotencyRefusals.Malformed, StatusCodes.Status400BadRequest);
            return;
        }

        var request = new IdempotentRequest
        {
            Caller = ItogClaims.StaffOf(context.User) ?? ItogClaims.ParticipantOf(context.User)?.ToString("D") ?? "stranger",
            Operation = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}",
            Key = key,
            BodyHash = await HashBodyAsync(context),
            At = time.GetUtcNow(),
        };
        if (await TakeAsync(request, context.RequestAborted) is { } earlier)
        {
            await ReplayAsync(context, request, earlier);
            return;
        }

        await CarryOutAsync(context, request);
    }

    private static async Task<byte[]> HashBodyAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted);
        context.Request.Body.Position = 0;
        return hash;
    }

    /// <summary>Writes the row of a new key, or finds the one that is there.</summary>
    private async Task<IdempotentRequest?> TakeAsync(IdempotentRequest request, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var earlier = await db.IdempotentRequests.AsNoTracking().SingleOrDefaultAsync(
            r => r.Caller == request.Caller && r.Operation == request.Operation && r.Key == request.Key, cancellationToken);
        if (earlier is not null)
        {
            return earlier;
        }

        var oldest = request.At - KeptFor;
        await db.IdempotentRequests.Where(r => r.At < oldest).ExecuteDeleteAsync(cancellationToken);
        db.IdempotentRequests.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static async Task ReplayAsync(HttpContext context, IdempotentRequest request, IdempotentRequest earlier)
    {
        if (!earlier.BodyHash.AsSpan().SequenceEqual(request.BodyHash))
        {
            await ProblemAnswer.WriteAsync(context, IdempotencyRefusals.OtherBody, StatusCodes.Status422UnprocessableEntity);
            return;
        }

        if (earlier.Status is not { } status)
        {
            await ProblemAnswer.WriteAsync(context, IdempotencyRefusals.Unfinished, StatusCodes.Status409Conflict);
            return;
        }

        context.Response.StatusCode = status;
        context.Response.Headers[ReplayedHeader] = "true";
        if (earlier.Location is not null)
        {
            context.Response.Headers.Location = earlier.Location;
        }

        if (earlier.Answer is { Length: > 0 } answer)
        {
            context.Response.ContentType = earlier.ContentType;
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        }
    }

    private async Task CarryOutAsync(HttpContext context, IdempotentRequest request)
    {
        var body = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        var kept = false;
        try
        {
            await next(context);
            if (context.Response.StatusCode < StatusCodes.Status400BadRequest)
            {
                await KeepAsync(request, context.Response, answer);
                kept = true;
            }
        }
        finally
        {
            context.Response.Body = body;
            if (!kept)
            {
                await GiveBackAsync(request);
            }
        }

        answer.Position = 0;
        await answer.CopyToAsync(body, context.RequestAborted);
    }

    /// <summary>The work is done: no cancellation of the caller may lose its answer.</summary>
    private async Task KeepAsync(IdempotentRequest request, HttpResponse response, MemoryStream answer)
    {
        if (answer.Length > LongestAnswer)
        {
            throw new InvalidOperationException($"The answer of {request.Operation} is too long to be kept.");
        }

        await using var db = await databases.CreateDbContextAsync();
        await db.IdempotentRequests.Where(r => r.Id == request.Id).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Status, response.StatusCode)
            .SetProperty(r => r.ContentType, response.ContentType)
            .SetProperty(r => r.Location, response.Headers.Location.ToString() is { Length: > 0 } location ? location : null)
            .SetProperty(r => r.Answer, answer.ToArray()));
    }

    private async Task GiveBackAsync(IdempotentRequest request)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.IdempotentRequests.Where(r => r.Id == request.Id).ExecuteDeleteAsync();
    }
}
