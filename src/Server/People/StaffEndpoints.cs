using System.Globalization;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.People;

/// <summary><c>/api/schools/{school}/staff</c>: the accounts of a school's staff, their passwords, and who works in which auditorium.</summary>
internal static class StaffEndpoints
{
    private static readonly Problem NoRole = new("no-such-role", "Такой роли нет", "Обновите страницу и выберите роль из списка.");

    public static void MapStaff(this IEndpointRouteBuilder app)
    {
        var staff = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead, StaffRole.Technician).MapGroup("/staff");
        staff.MapGet("/", ListAsync).WithSummary("Сотрудники школы: учётные записи и места").Produces<PageAnswer<StaffAnswer>>();
        staff.MapPut("/{id:guid}/password", IssueAsync).WithSummary("Выдать пароль на один вход; прежний перестаёт действовать").Produces<PasswordAnswer>();

        var led = app.MapSchool(StaffRole.Organizer, StaffRole.SchoolHead).MapGroup("/staff");
        led.MapPost("/", CreateAsync).RequireIdempotencyKey().WithSummary("Завести учётную запись, пока без пароля").Produces<StaffAnswer>(StatusCodes.Status201Created);
        led.MapPut("/{id:guid}/disabled", (SchoolCaller caller, Guid id, HttpContext context, AccountBook book) => SetDisabledAsync(caller, id, true, context, book))
            .WithSummary("Отключить учётную запись: действует сразу");
        led.MapDelete("/{id:guid}/disabled", (SchoolCaller caller, Guid id, HttpContext context, AccountBook book) => SetDisabledAsync(caller, id, false, context, book))
            .WithSummary("Снова включить учётную запись");
        led.MapPut("/{id:guid}/places/{auditorium:int}/{role}", AssignAsync).WithSummary("Дать место в аудитории");
        led.MapDelete("/{id:guid}/places/{auditorium:int}/{role}", WithdrawAsync).WithSummary("Забрать место в аудитории: действует сразу");
    }

    private static async Task<IResult> ListAsync(SchoolCaller caller, [AsParameters] PageRequest page, HttpContext context, ExamDbContext db)
    {
        var cancellationToken = context.RequestAborted;
        var keeper = caller.School.ToString(CultureInfo.InvariantCulture);
        var places = await db.StaffAssignments.AsNoTracking().Where(a => a.Auditorium!.SchoolId == caller.School).OrderBy(a => a.Auditorium!.Number)
            .Select(a => new { a.StaffMemberId, Place = new StaffPlace(a.AuditoriumId, a.Auditorium!.Number, a.Role) }).ToListAsync(cancellationToken);
        var appointed = await db.CommissionMembers.Where(m => m.SchoolId == caller.School && m.ReleasedAt == null).Select(m => m.StaffMemberId).ToListAsync(cancellationToken);
        var kept = await db.UserClaims.Where(c => c.ClaimType == AccountMark.KeptBy && c.ClaimValue == keeper).Select(c => c.UserId).ToListAsync(cancellationToken);
        var ids = kept.Concat(appointed).Concat(places.Select(p => p.StaffMemberId)).Distinct().ToList();
        var accounts = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(cancellationToken);
        var marks = await db.UserClaims.AsNoTracking().Where(c => ids.Contains(c.UserId)).Select(c => new { c.UserId, c.ClaimType }).ToListAsync(cancellationToken);
        var elsewhere = await db.StaffAssignments.Where(a => ids.Contains(a.StaffMemberId) && a.Auditorium!.SchoolId != caller.School).Select(a => a.StaffMemberId)
            .Union(db.CommissionMembers.Where(m => ids.Contains(m.StaffMemberId) && m.ReleasedAt == null && m.SchoolId != caller.School).Select(m => m.StaffMemberId))
            .ToListAsync(cancellationToken);
        var answers = accounts.OrderBy(a => a.FullName, StringComparer.CurrentCulture).ThenBy(a => a.UserName, StringComparer.Ordinal).Select(a => new StaffAnswer(
            a.Id,
            a.UserName!,
            a.FullName,
            kept.Contains(a.Id) || (!marks.Exists(m => m.UserId == a.Id && m.ClaimType == AccountMark.KeptBy) && !elsewhere.Contains(a.Id)),
            a.PasswordHash is not null,
            marks.Exists(m => m.UserId == a.Id && m.ClaimType == AccountMark.OneTimePassword),
            a.IsDisabled(),
            [.. places.Where(p => p.StaffMemberId == a.Id).Select(p => p.Place)])).ToList();
        return answers.Cut(page, a => a.Id.ToString("D")).ToResult(Results.Ok);
    }

    private static async Task<IResult> CreateAsync(SchoolCaller caller, StaffRequest request, HttpContext context, AccountBook book) =>
        (await book.CreateAsync(caller.School, request.FullName, request.UserName, caller.Actor, context.RequestAborted)).ToResult(made => Results.Created(
            $"/api/schools/{caller.School}/staff/{made.Id:D}",
            new StaffAnswer(made.Id, made.UserName!, made.FullName, Kept: true, HasPassword: false, OneTimePassword: false, Disabled: false, [])));

    private static async Task<IResult> IssueAsync(SchoolCaller caller, Guid id, HttpContext context, AccountBook book, ExamDbContext db)
    {
        var leads = caller.Roles.Any(r => r is StaffRole.Organizer or StaffRole.SchoolHead);
        if (!(await book.IssuePasswordAsync(caller.School, id, leads, caller.Actor, context.RequestAborted)).TryGet(out var password, out var problem))
        {
            return OutcomeResults.Refuse(problem);
        }

        var account = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new PasswordAnswer(account.UserName!, account.FullName, password));
    }

    private static async Task<IResult> SetDisabledAsync(SchoolCaller caller, Guid id, bool disabled, HttpContext context, AccountBook book) =>
        (await book.SetDisabledAsync(caller.School, id, disabled, caller.Actor, context.RequestAborted)).ToResult(_ => Results.NoContent());

    private static async Task<IResult> AssignAsync(SchoolCaller caller, Guid id, int auditorium, string role, HttpContext context, PlaceBook book) =>
        TryRead(role, out var read)
            ? (await book.AssignAsync(caller.School, id, auditorium, read, caller.Actor, context.RequestAborted)).ToResult(_ => Results.NoContent())
            : OutcomeResults.Refuse(NoRole);

    private static async Task<IResult> WithdrawAsync(SchoolCaller caller, Guid id, int auditorium, string role, HttpContext context, PlaceBook book) =>
        TryRead(role, out var read)
            ? (await book.WithdrawAsync(caller.School, id, auditorium, read, caller.Actor, context.RequestAborted)).ToResult(_ => Results.NoContent())
            : OutcomeResults.Refuse(NoRole);

    // The paths of this API name a role as its JSON does, in camel case.
    private static bool TryRead(string role, out StaffRole read) => Enum.TryParse(role, ignoreCase: true, out read) && Enum.IsDefined(read) && char.IsAsciiLetter(role[0]);
}
