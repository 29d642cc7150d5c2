using Itog.Exam;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Access;
using Itog.Queue.Mailbox;
using Itog.Server.Access;
using Itog.Server.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Kim;

/// <summary>The packages of a day: received, opened with the password, taken out of use; and the list of what was shown to whom.</summary>
internal static class KimPackageEndpoints
{
    // One byte more than a package may have, so that the refusal can say so in words.
    private const int LargestBody = KimBook.LargestPackage + 1;

    private static readonly Problem NoDay = new("no-such-day", "Такого дня нет", "Обновите страницу: день экзамена не найден в этой школе.");

    private static readonly Problem NoWay = new("kim-way-unknown", "Не указано, как получен пакет", "Выберите: с портала регионального центра (way=portal) или по электронной почте (way=email).");

    public static void MapKimPackages(this IEndpointRouteBuilder app)
    {
        var kim = app.MapSchool(StaffRole.Technician, StaffRole.Organizer).MapGroup("/days/{day:int}/kim");
        kim.MapGet("/", ReadAsync).WithSummary("Пакеты КИМ дня, час открытия и варианты").Produces<KimDayAnswer>();
        kim.MapPost("/packages", ReceiveAsync).Accepts<byte[]>("application/zip").RequireIdempotencyKey()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .WithSummary("Загрузить зашифрованный пакет КИМ").Produces<KimPackageAnswer>(StatusCodes.Status201Created);
        kim.MapPost("/packages/{package:int}/open", OpenAsync).WithSummary("Открыть пакет паролем").Produces<KimOpenedAnswer>();
        kim.MapPost("/packages/{package:int}/withdraw", WithdrawAsync).WithSummary("Снять неоткрытый пакет").Produces(StatusCodes.Status204NoContent);
        app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead).MapGet("/days/{day:int}/kim/shown", ShownAsync)
            .WithSummary("Кому какой вариант был показан и когда").Produces<IReadOnlyList<KimShowing>>();
    }

    private static async Task<IResult> ReadAsync(SchoolCaller caller, int day, HttpContext context, ExamDbContext db, KimBook book, TimeProvider time)
    {
        if (await FindDayAsync(db, caller, day, context.RequestAborted) is not { } found)
        {
            return OutcomeResults.Refuse(NoDay);
        }

        var variants = await db.KimVariants.AsNoTracking().Where(v => v.ExamDayId == day).OrderBy(v => v.Number)
            .Select(v => new KimUse(v.Number, db.Attempts.Count(a => a.ExamDayId == day && a.VariantNumber == v.Number))).ToListAsync(context.RequestAborted);
        var regulation = RegulationPacks.Get(found.RegulationId);
        return Results.Ok(new KimDayAnswer(
            KimSeal.OpensAt(found, found.School!, regulation),
            KimSeal.Check(found, found.School!, regulation, time.GetUtcNow()).Succeeded,
            regulation.Cite(regulation.KimReleaseTime.Clause),
            [.. (await book.ReadAsync(day, context.RequestAborted)).Select(KimPackageAnswer.Of)],
            variants));
    }

    private static async Task<IResult> ReceiveAsync(
        SchoolCaller caller, int day, string? name, string? way, HttpContext context, ExamDbContext db, KimBook book)
    {
        if (await FindDayAsync(db, caller, day, context.RequestAborted) is not { } found)
        {
            return OutcomeResults.Refuse(NoDay);
        }

        if (!Enum.TryParse<KimWay>(way, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
        {
            return OutcomeResults.Refuse(NoWay);
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return (await book.ReceiveAsync(found, Path.GetFileName(name ?? "kim.zip"), body.ToArray(), parsed, caller.Staff, caller.Roles[0], context.RequestAborted))
            .ToResult(package => Results.Created($"/api/schools/{caller.School}/days/{day}/kim", KimPackageAnswer.Of(package)));
    }

    private static async Task<IResult> OpenAsync(
        SchoolCaller caller, int day, int package, KimPasswordRequest request, HttpContext context, ExamDbContext db, KimBook book, AuditoriumMailboxes mailboxes)
    {
        if (await FindDayAsync(db, caller, day, context.RequestAborted) is not { } found)
        {
            return OutcomeResults.Refuse(NoDay);
        }

        var opened = await book.OpenAsync(found, package, request.Password ?? "", caller.Staff, caller.Roles[0], context.RequestAborted);
        foreach (var mailbox in opened.Succeeded ? mailboxes.Open.Where(m => m.Key.ExamDay == day) : [])
        {
            mailbox.RefreshMaterials();
        }

        return opened.ToResult(variants => Results.Ok(new KimOpenedAnswer(variants)));
    }

    private static async Task<IResult> WithdrawAsync(
        SchoolCaller caller, int day, int package, KimWithdrawalRequest request, HttpContext context, ExamDbContext db, KimBook book) =>
        await FindDayAsync(db, caller, day, context.RequestAborted) is { } found
            ? (await book.WithdrawAsync(found, package, request.Reason ?? "", caller.Staff, caller.Roles[0], context.RequestAborted)).ToResult(_ => Results.NoContent())
            : OutcomeResults.Refuse(NoDay);

    private static async Task<IResult> ShownAsync(SchoolCaller caller, int day, HttpContext context, ExamDbContext db, AccessLog log)
    {
        if (await FindDayAsync(db, caller, day, context.RequestAborted) is null)
        {
            return OutcomeResults.Refuse(NoDay);
        }

        await log.NoteAsync(context.User, "kim-shown", FormattableString.Invariant($"{day}"), context.RequestAborted);
        return Results.Ok(await KimShowings.ReadAsync(db, day, context.RequestAborted));
    }

    private static Task<ExamDay?> FindDayAsync(ExamDbContext db, SchoolCaller caller, int day, CancellationToken cancellationToken) =>
        db.ExamDays.AsNoTracking().Include(d => d.School).FirstOrDefaultAsync(d => d.Id == day && d.SchoolId == caller.School, cancellationToken);
}
