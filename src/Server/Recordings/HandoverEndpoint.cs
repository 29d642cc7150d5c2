using System.Globalization;
using Itog.Exam;
using Itog.Queue;
using Itog.Queue.Access;
using Itog.Recorder;
using Itog.Recorder.Finalising;
using Itog.Recorder.Sealing;
using Itog.Server.Access;
using Itog.Server.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace Itog.Server.Recordings;

/// <summary>The recordings of an auditorium's day in one file, for the organizer: <c>?format=wav</c> (default), <c>mp3</c>, or with the video <c>webm</c>, <c>mp4</c>.</summary>
internal static class HandoverEndpoint
{
    private static readonly Problem UnknownFormat = new(
        "unknown-format", "Такого формата нет", "Записи выдаются как wav или mp3, а вместе с видео — как webm или mp4: укажите одно из четырёх в параметре «format».");

    public static void MapHandover(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/auditoriums/{id:int}/recordings.zip", GetAsync).RequireAuthorization(ItogPolicies.SignedIn);

    private static async Task<IResult> GetAsync(
        int id, HttpContext context, ExamDbContext db, AttemptAccess access, DayDirectory days, RecordingService recordings,
        SoundConverter sounds, PictureConverter pictures, StoredFiles stored, HandoverWorkplace workplace, AccessLog log)
    {
        if (!await access.MayTakeRecordingsAsync(context.User, id, context.RequestAborted))
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        if (FormatOf(context.Request.Query["format"]) is not { } format)
        {
            return ProblemAnswer.Result(UnknownFormat, StatusCodes.Status400BadRequest);
        }

        if (await days.ForAuditoriumAsync(id, context.RequestAborted) is not { } day)
        {
            return ProblemAnswer.Result(Refusals.NotFound, StatusCodes.Status404NotFound);
        }

        if (!(await Handover.CollectAsync(db, recordings, day, context.RequestAborted)).TryGet(out var handover, out var problem))
        {
            return ProblemAnswer.Result(problem, StatusCodes.Status409Conflict);
        }

        var files = await HandoverFiles.PrepareAsync(handover, format, sounds, pictures, stored, workplace, context.RequestAborted);
        context.Response.RegisterForDispose(files);
        await log.NoteAsync(context.User, "recordings", id.ToString(CultureInfo.InvariantCulture), context.RequestAborted);

        // The archive writes the few bytes behind each file synchronously.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return Results.Stream(
            output => HandoverArchive.WriteAsync(output, handover, files, stored, context.RequestAborted), "application/zip", $"{handover.Name}.zip");
    }

    private static HandoverFormat? FormatOf(string? text) => text switch
    {
        null or "" or "wav" => HandoverFormat.Wav,
        "mp3" => HandoverFormat.Mp3,
        "webm" => HandoverFormat.Webm,
        "mp4" => HandoverFormat.Mp4,
        _ => null,
    };
}
