using Itog.Conference;
using Itog.Exam;
using Itog.Exam.Regulation;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Queue.Protocol;
using Itog.Queue.Views;
using Itog.Recorder;
using Itog.Recorder.Manifest;
using Itog.Recorder.Quality;
using Itog.Recorder.Sealing;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Recordings;

/// <summary>What the listening page needs besides the sound: stages, gaps, verdict, and the levels that it draws.</summary>
internal static class ListeningEndpoints
{
    public static void MapListening(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/attempts/{id:guid}/listening", DescribeAsync).RequireAuthorization(ItogPolicies.SignedIn);
        app.MapGet("/api/attempts/{id:guid}/recording/levels", LevelsAsync).RequireAuthorization(ItogPolicies.SignedIn);
    }

    private static async Task<IResult> DescribeAsync(Guid id, HttpContext context, ExamDbContext db, AttemptAccess access, RecordingService recordings)
    {
        if (await access.RefuseListeningAsync(context.User, id, context.RequestAborted) is { } refusal)
        {
            return ProblemAnswer.Result(refusal, StatusCodes.Status403Forbidden);
        }

        if (recordings.Find(id) is not { WavPath: not null } recording)
        {
            return ProblemAnswer.Result(RecordingEndpoints.NotReady, StatusCodes.Status404NotFound);
        }

        var regulation = await db.Attempts.Where(a => a.Id == id).Select(a => a.ExamDay!.RegulationId).SingleAsync(context.RequestAborted);
        var manifest = RecordingManifest.Read(recording.ManifestPath);
        return Results.Json(
            new ListeningAnswer(
                id,
                $"/api/attempts/{id:D}/recording",
                StoredFiles.Exists(LevelFile.PathFor(recording.ManifestPath)) ? $"/api/attempts/{id:D}/recording/levels" : null,
                recording.Started,
                recording.Duration.TotalSeconds,
                [.. Stages(manifest, RegulationPacks.Get(regulation))],
                [.. Gaps(manifest)],
                ItogClaims.StaffOf(context.User) is null ? null : VerdictWords.View(recording.Verdict)),
            WireJson.Options);
    }

    private static async Task<IResult> LevelsAsync(Guid id, HttpContext context, AttemptAccess access, RecordingService recordings, StoredFiles stored)
    {
        if (await access.RefuseListeningAsync(context.User, id, context.RequestAborted) is { } refusal)
        {
            return ProblemAnswer.Result(refusal, StatusCodes.Status403Forbidden);
        }

        return recordings.Find(id) is { WavPath: not null } recording && LevelFile.PathFor(recording.ManifestPath) is var path && StoredFiles.Exists(path)
            ? StoredFileResult.Of(stored, path, "application/octet-stream")
            : ProblemAnswer.Result(RecordingEndpoints.NotReady, StatusCodes.Status404NotFound);
    }

    internal static IEnumerable<ListeningAnswer.Stage> Stages(RecordingManifest manifest, RegulationPack regulation)
    {
        var begun = manifest.Marks.Where(m => m.Kind == AnswerSpan.StageMark).OrderBy(m => m.Sample).ToList();
        for (var i = 0; i < begun.Count; i++)
        {
            if (Enum.TryParse<Stage>(begun[i].Label, out var stage))
            {
                var end = i + 1 < begun.Count ? begun[i + 1].Sample : manifest.Samples ?? begun[i].Sample;
                yield return new(regulation.RuleOf(stage).Title, AnswerSpan.TaskOf(begun[i].Label), Seconds(begun[i].Sample), Seconds(end));
            }
        }
    }

    internal static IEnumerable<ListeningAnswer.Gap> Gaps(RecordingManifest manifest) => manifest.Gaps
        .Select(g => (Gap: g, Known: Slot.TryParse(g.Track, out var slot), Slot: slot))
        .Where(g => g.Known && g.Slot.Source == TrackSource.Microphone)
        .OrderBy(g => g.Gap.StartSample)
        .Select(g => new ListeningAnswer.Gap(g.Slot.Seat, Seconds(g.Gap.StartSample), Seconds(g.Gap.Samples), g.Gap.Cause));

    private static double Seconds(long samples) => Math.Round((double)samples / RecordingManifest.SampleRate, 3);
}
