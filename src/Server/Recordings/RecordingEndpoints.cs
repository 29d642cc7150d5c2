using Itog.Exam;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Recorder;
using Itog.Recorder.Sealing;
using Itog.Server.Access;
using Itog.Server.Hosting;

namespace Itog.Server.Recordings;

/// <summary>The sound of an attempt with ranges, and its manifest.</summary>
internal static class RecordingEndpoints
{
    internal static Problem NotReady { get; } = new(
        "recording-not-ready", "Запись ещё готовится", "Подождите немного: файл записи появится сам.");

    public static IServiceCollection AddRecordings(this IServiceCollection services) => services
        .AddSingleton<Hearings>()
        .AddSingleton(provider => new HandoverWorkplace(Path.Combine(provider.GetRequiredService<StorageFolder>().Path, "handover")));

    public static void MapRecordings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/attempts/{id:guid}/recording", ListenAsync).RequireAuthorization(ItogPolicies.SignedIn);
        app.MapGet("/api/attempts/{id:guid}/manifest", ManifestAsync).RequireAuthorization(ItogPolicies.SignedIn);
        app.MapListening();
        app.MapDecisions();
    }

    private static async Task<IResult> ListenAsync(Guid id, HttpContext context, AttemptAccess access, AccessLog log, Hearings hearings, RecordingService recordings, StoredFiles stored)
    {
        if (await access.RefuseListeningAsync(context.User, id, context.RequestAborted) is { } refusal)
        {
            return ProblemAnswer.Result(refusal, StatusCodes.Status403Forbidden);
        }

        if (recordings.WavPath(id) is not { } path || !StoredFiles.Exists(path))
        {
            return ProblemAnswer.Result(NotReady, StatusCodes.Status404NotFound);
        }

        // A player asks piece by piece, from wherever its listener jumps to.
        if (hearings.Begins(ItogClaims.StaffOf(context.User) ?? ItogClaims.ParticipantOf(context.User)?.ToString("D") ?? "", id.ToString("D")))
        {
            await log.NoteAsync(context.User, "recording", id.ToString("D"), context.RequestAborted);
        }

        return StoredFileResult.Of(stored, path, "audio/wav", Path.GetFileName(path));
    }

    private static async Task<IResult> ManifestAsync(Guid id, HttpContext context, AttemptAccess access, AccessLog log, RecordingService recordings)
    {
        if (!await access.MayReadManifestAsync(context.User, id, context.RequestAborted))
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        if (recordings.Find(id)?.ManifestPath is not { } path || !File.Exists(path))
        {
            return ProblemAnswer.Result(NotReady, StatusCodes.Status404NotFound);
        }

        await log.NoteAsync(context.User, "manifest", id.ToString("D"), context.RequestAborted);
        return Results.File(path, "application/json", Path.GetFileName(path));
    }
}
