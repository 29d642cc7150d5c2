using Itog.Conference;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Recorder;
using Itog.Recorder.Manifest;
using Itog.Recorder.Sealing;
using Itog.Server.Access;
using Itog.Server.Hosting;

namespace Itog.Server.Recordings;

/// <summary>
/// The pictures of an attempt beside its sound, for whoever may listen to it:
/// <list type="bullet">
/// <item><c>GET /api/recordings/{attempt}/pictures</c> tells which there are, as a list of <see cref="PictureAnswer"/> (empty while the recording is being made).</item>
/// <item><c>GET /api/recordings/{attempt}/pictures/participant-camera.webm</c> gives one of them, with ranges: a WebM of VP8 without sound.</item>
/// </list>
/// The first frame of each file has the time 0. At the moment <c>t</c> of the sound file, in seconds, the picture stands at <c>t − startSeconds</c>; before that,
/// and after <c>startSeconds + durationSeconds</c>, there is nothing to be seen. To keep both together a page plays the sound and sets <c>video.currentTime</c>
/// whenever the two are more than 40 ms apart.
/// </summary>
internal static class VideoEndpoints
{
    public static void MapVideo(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/recordings/{id:guid}/pictures", ListAsync).RequireAuthorization(ItogPolicies.SignedIn);
        app.MapGet("/api/recordings/{id:guid}/pictures/{file}", WatchAsync).RequireAuthorization(ItogPolicies.SignedIn);
    }

    private static async Task<IResult> ListAsync(Guid id, HttpContext context, AttemptAccess access, RecordingService recordings) =>
        await access.RefuseListeningAsync(context.User, id, context.RequestAborted) is { } refusal
            ? ProblemAnswer.Result(refusal, StatusCodes.Status403Forbidden)
            : Results.Ok(recordings.Find(id)?.Pictures.Select(p => Describe(id, p)).ToArray() ?? []);

    private static async Task<IResult> WatchAsync(Guid id, string file, HttpContext context, AttemptAccess access, AccessLog log, Hearings hearings, RecordingService recordings, StoredFiles stored)
    {
        if (await access.RefuseListeningAsync(context.User, id, context.RequestAborted) is { } refusal)
        {
            return ProblemAnswer.Result(refusal, StatusCodes.Status403Forbidden);
        }

        if (recordings.Find(id)?.Pictures.FirstOrDefault(p => FileOf(p.Slot) == file) is not { } picture || !StoredFiles.Exists(picture.Path))
        {
            return ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound);
        }

        // A player asks piece by piece, from wherever its viewer jumps to.
        var subject = $"{id:D}/{picture.Slot}";
        if (hearings.Begins(ItogClaims.StaffOf(context.User) ?? ItogClaims.ParticipantOf(context.User)?.ToString("D") ?? "", subject))
        {
            await log.NoteAsync(context.User, "picture", subject, context.RequestAborted);
        }

        return StoredFileResult.Of(stored, picture.Path, "video/webm", Path.GetFileName(picture.Path));
    }

    private static PictureAnswer Describe(Guid attempt, RecordedPicture picture) => new(
        picture.Slot.ToString(),
        $"/api/recordings/{attempt:D}/pictures/{FileOf(picture.Slot)}",
        picture.Start.TotalSeconds,
        picture.Duration.TotalSeconds,
        picture.Width,
        picture.Height,
        [.. picture.Gaps.Select(g => new PictureGapAnswer(SecondsOf(g.StartSample), SecondsOf(g.Samples), g.Cause.ToString()))]);

    private static string FileOf(Slot slot) => $"{slot.ToString().Replace('/', '-')}.webm";

    private static double SecondsOf(long samples) => (double)samples / RecordingManifest.SampleRate;
}
