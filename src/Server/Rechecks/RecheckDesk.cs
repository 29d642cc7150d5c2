using Itog.Exam;
using Itog.Exam.Kim;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Queue;
using Itog.Queue.Protocol;
using Itog.Recorder;
using Itog.Recorder.Sealing;
using Itog.Recorder.Manifest;
using Itog.Recorder.Quality;
using Itog.Server.Access;
using Itog.Server.Api;
using Itog.Server.Hosting;
using Itog.Server.Kim;
using Itog.Server.Recordings;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Rechecks;

/// <summary>
/// <c>/api/rechecks/{code}</c>: the blinded recording and its protocol, for the one to whom it is given. Nothing here says who speaks: no name, no school,
/// no room, no moment of the exam; every hearing is noted in the log of access.
/// </summary>
internal static class RecheckDesk
{
    /// <summary>No moment of the exam.</summary>
    private static readonly DateTimeOffset NoMoment = DateTimeOffset.UnixEpoch;

    private static readonly Problem NoMaterials = new("no-such-variant", "Материалов нет", "Вариант экзаменационных материалов на сервере не хранится.");

    public static void MapRecheckDesk(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/api/rechecks").RequireAuthorization(ItogPolicies.Staff);
        desk.MapGet("", ListAsync).WithSummary("Записи, переданные мне на перепроверку").Produces<PageAnswer<RecheckTask>>();
        desk.MapGet("/{code}", ReadAsync).WithSummary("Протокол перепроверки").Produces<RecheckSheet>();
        desk.MapPut("/{code}/scores", SaveAsync).WithSummary("Сохранить баллы").Produces<RecheckSheet>();
        desk.MapPost("/{code}/signature", SignAsync).WithSummary("Подписать протокол перепроверки").Produces<RecheckSheet>();
        desk.MapPost("/{code}/refusal", RefuseAsync).WithSummary("Вернуть запись, которую нельзя оценить").Produces<RecheckSheet>();
        desk.MapGet("/{code}/recording", ListenAsync).WithSummary("Обезличенная запись").Produces(StatusCodes.Status200OK, contentType: "audio/wav");
        desk.MapGet("/{code}/recording/levels", LevelsAsync).WithSummary("Уровни обезличенной записи").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        desk.MapGet("/{code}/listening", DescribeAsync).WithSummary("Этапы ответа для проигрывателя").Produces<ListeningAnswer>();
        desk.MapGet("/{code}/variant", VariantAsync).WithSummary("Вариант, на который отвечали").Produces<KimVariantAnswer>();
        desk.MapGet("/{code}/variant/pictures/{topic:int}.svg", PictureAsync).WithSummary("Рисунок карточки").Produces(StatusCodes.Status200OK, contentType: "image/svg+xml");
    }

    private static async Task<IResult> ListAsync([AsParameters] PageRequest page, HttpContext context, ExamDbContext db, RecheckScoring scoring, TimeProvider time)
    {
        var tasks = new List<RecheckTask>();
        foreach (var recheck in await scoring.OfAsync(StaffOf(context), context.RequestAborted))
        {
            var grounds = (await RecheckGrounds.ReadAsync(db, recheck.ExamDayId, context.RequestAborted))!;
            var today = DateOnly.FromDateTime(grounds.Day.Local(time.GetUtcNow()));
            var due = recheck.DoneAt is null ? RecheckTerms.Next(recheck, grounds, toldOn: null, today)?.Due.On : null;
            tasks.Add(new RecheckTask(recheck.Code, recheck.AssignedAt!.Value, recheck.State, due));
        }

        return tasks.Cut(page, t => t.Code).ToResult(Results.Ok);
    }

    private static async Task<IResult> ReadAsync(string code, HttpContext context, RecheckScoring scoring, RecordingService recordings) =>
        Answer(await scoring.FindAsync(code, StaffOf(context), context.RequestAborted), context, recordings);

    private static async Task<IResult> SaveAsync(string code, RecheckDraft draft, HttpContext context, RecheckScoring scoring, RecordingService recordings) =>
        Answer(
            await scoring.SaveAsync(
                code,
                StaffOf(context),
                (draft.Scores ?? new Dictionary<string, int?>()).Where(s => s.Value is not null).ToDictionary(s => s.Key, s => s.Value!.Value, StringComparer.Ordinal),
                draft.NotAttemptedTasks ?? [],
                draft.Errors ?? [],
                context.RequestAborted),
            context,
            recordings);

    private static async Task<IResult> SignAsync(string code, HttpContext context, RecheckScoring scoring, RecordingService recordings) =>
        Answer(await scoring.SignAsync(code, StaffOf(context), context.RequestAborted), context, recordings);

    private static async Task<IResult> RefuseAsync(string code, RecheckReason typed, HttpContext context, RecheckScoring scoring, RecordingService recordings) =>
        Answer(await scoring.RefuseRecordingAsync(code, StaffOf(context), typed.Reason, context.RequestAborted), context, recordings);

    private static async Task<IResult> ListenAsync(string code, HttpContext context, RecheckScoring scoring, RecordingService recordings, StoredFiles stored, Hearings hearings, AccessLog log)
    {
        if (!(await FindAsync(code, context, scoring, recordings)).TryGet(out var found, out var refusal))
        {
            return OutcomeResults.Refuse(refusal);
        }

        if (hearings.Begins(ItogClaims.StaffOf(context.User)!, "recheck " + code))
        {
            await log.NoteAsync(context.User, "recheck-recording", code, context.RequestAborted);
        }

        // No name and no date of the file: a browser that keeps it keeps it under the address, which is the code.
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(BlindedSound.Open(stored.OpenRead(found.Recording.WavPath!), found.Recheck.Muted), "audio/wav", enableRangeProcessing: true);
    }

    private static async Task<IResult> LevelsAsync(string code, HttpContext context, RecheckScoring scoring, RecordingService recordings, StoredFiles stored)
    {
        if (!(await FindAsync(code, context, scoring, recordings)).TryGet(out var found, out var refusal))
        {
            return OutcomeResults.Refuse(refusal);
        }

        var path = LevelFile.PathFor(found.Recording.ManifestPath);
        return StoredFiles.Exists(path)
            ? Results.Bytes(BlindedLevels.Of(await stored.ReadAllBytesAsync(path, context.RequestAborted), found.Recheck.Muted), "application/octet-stream")
            : OutcomeResults.Refuse(RecheckRefusals.NoRecording);
    }

    private static async Task<IResult> DescribeAsync(string code, HttpContext context, RecheckScoring scoring, RecordingService recordings)
    {
        if (!(await FindAsync(code, context, scoring, recordings)).TryGet(out var found, out var refusal))
        {
            return OutcomeResults.Refuse(refusal);
        }

        var manifest = RecordingManifest.Read(found.Recording.ManifestPath);
        return Results.Json(
            new ListeningAnswer(
                Guid.Empty,
                $"/api/rechecks/{code}/recording",
                StoredFiles.Exists(LevelFile.PathFor(found.Recording.ManifestPath)) ? $"/api/rechecks/{code}/recording/levels" : null,
                NoMoment,
                found.Recording.Duration.TotalSeconds,
                [.. ListeningEndpoints.Stages(manifest, RegulationPacks.Get(found.Recheck.ExamDay!.RegulationId))],
                [.. ListeningEndpoints.Gaps(manifest)],
                Verdict: null),
            WireJson.Options);
    }

    private static async Task<IResult> VariantAsync(string code, HttpContext context, ExamDbContext db, RecheckScoring scoring, AccessLog log)
    {
        if (!(await FindVariantAsync(code, context, db, scoring)).TryGet(out var variant, out var refusal))
        {
            return OutcomeResults.Refuse(refusal);
        }

        await log.NoteAsync(context.User, "recheck-kim", code, context.RequestAborted);
        return Results.Json(KimVariantAnswer.Of($"/api/rechecks/{code}/variant", variant));
    }

    private static async Task<IResult> PictureAsync(string code, int topic, HttpContext context, ExamDbContext db, RecheckScoring scoring)
    {
        if (!(await FindVariantAsync(code, context, db, scoring)).TryGet(out var variant, out var refusal))
        {
            return OutcomeResults.Refuse(refusal);
        }

        return KimEndpoints.Picture(context, variant, topic);
    }

    private static async Task<Outcome<KimVariant>> FindVariantAsync(string code, HttpContext context, ExamDbContext db, RecheckScoring scoring)
    {
        if (!(await scoring.FindAsync(code, StaffOf(context), context.RequestAborted)).TryGet(out var page, out var refusal))
        {
            return refusal;
        }

        return await db.KimVariants.AsNoTracking().SingleOrDefaultAsync(v => v.ExamDayId == page.Recheck.ExamDayId && v.Number == page.Variant, context.RequestAborted) is { } variant
            ? variant
            : NoMaterials;
    }

    private static async Task<Outcome<(Recheck Recheck, RecordingStatus Recording)>> FindAsync(string code, HttpContext context, RecheckScoring scoring, RecordingService recordings)
    {
        if (!(await scoring.FindAsync(code, StaffOf(context), context.RequestAborted)).TryGet(out var page, out var refusal))
        {
            return refusal;
        }

        return recordings.Find(page.Recheck.AttemptId) is { WavPath: { } wav } recording && StoredFiles.Exists(wav) ? (page.Recheck, recording) : RecheckRefusals.NoRecording;
    }

    private static IResult Answer(Outcome<RecheckPage> outcome, HttpContext context, RecordingService recordings) => outcome.ToResult(page => Results.Json(
        new RecheckSheet(
            page.Recheck.Code,
            page.Recheck.State,
            page.Recheck.UnscorableBecause,
            recordings.WavPath(page.Recheck.AttemptId) is not null,
            RecheckProtocolView.Of(page, StaffOf(context))),
        WireJson.Options));

    // The policy of the group lets only staff in.
    private static Guid StaffOf(HttpContext context) => Guid.Parse(ItogClaims.StaffOf(context.User)!);
}
