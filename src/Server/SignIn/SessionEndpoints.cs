using System.Globalization;
using System.Text.Json;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.Rechecks;
using Itog.Queue;
using Itog.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.SignIn;

/// <summary><c>/api/session</c>: who is signed in, sign in, sign out.</summary>
internal static partial class SessionEndpoints
{
    private static readonly Problem WrongCredentials = new(
        "wrong-credentials", "Имя или пароль не подошли", "Проверьте раскладку клавиатуры и Caps Lock и попробуйте ещё раз.");

    private static readonly Problem LockedOut = new(
        "locked-out", "Вход временно закрыт", "Пароль несколько раз введён неверно. Подождите пять минут и попробуйте ещё раз.");

    private static readonly Problem OneTime = new(
        "password-one-time", "Придумайте свой пароль", "Этот пароль выдан на один вход. Впишите новый, который знаете только вы: не короче 12 знаков.");

    private static readonly Problem Weak = new(
        "password-weak", "Новый пароль не подходит", "Нужно не меньше 12 знаков, из них хотя бы четыре разных, и не прежний пароль. Подойдут три-четыре слова с пробелами.");

    private static readonly Problem WrongOwn = new(
        "password-wrong", "Прежний пароль не подошёл", "Впишите пароль, под которым вы вошли. Проверьте раскладку клавиатуры и Caps Lock.");

    private static readonly Problem Disabled = new(
        "account-disabled", "Учётная запись отключена", "Её отключила школа. Обратитесь к ответственному организатору.");

    public static void MapSession(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/session", ReadAsync).WithSummary("Кто вошёл; 204 — никто").Produces<SessionAnswer>();
        app.MapPost("/api/session", SignInAsync).RequireRateLimiting(RateLimiting.SignIn).WithSummary("Войти по имени и паролю").Produces<SessionAnswer>();
        app.MapPut("/api/session/password", ChangePasswordAsync).RequireAuthorization(ItogPolicies.Staff).RequireRateLimiting(RateLimiting.SignIn)
            .WithSummary("Сменить свой пароль; остальные входы под ним закончатся");
        app.MapDelete("/api/session", (Delegate)SignOutAsync).WithSummary("Выйти");
    }

    private static async Task<IResult> ReadAsync(HttpContext context, ExamDbContext db)
    {
        var staff = await context.AuthenticateAsync(ItogSchemes.Staff);
        if (staff.Succeeded && Guid.TryParse(ItogClaims.StaffOf(staff.Principal), out var staffId))
        {
            return await StaffAsync(db, staffId, context.RequestAborted);
        }

        var participant = await context.AuthenticateAsync(ItogSchemes.Participant);
        if (participant.Succeeded && ItogClaims.ParticipantOf(participant.Principal) is { } id
            && await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, context.RequestAborted) is { } person)
        {
            return Results.Ok(new SessionAnswer("participant", person.FullName, [], Rechecks: 0, Walls: []));
        }

        // Nobody is a fact and no failure: a browser would print an error for 401.
        return Results.NoContent();
    }

    private static async Task<IResult> SignInAsync(SignInRequest request, SignInManager<StaffMember> signIn, ExamDbContext db, ILogger<SignInRequest> logger)
    {
        var member = string.IsNullOrWhiteSpace(request.UserName) ? null : await signIn.UserManager.FindByNameAsync(request.UserName.Trim());
        if (member is null || string.IsNullOrEmpty(request.Password))
        {
            // As much work as a wrong password costs: the time of the answer must not tell which names exist.
            signIn.UserManager.PasswordHasher.HashPassword(new StaffMember { FullName = string.Empty }, request.Password ?? string.Empty);
            Refused(logger, "unknown name");
            return ProblemAnswer.Result(WrongCredentials, StatusCodes.Status401Unauthorized);
        }

        var result = await signIn.CheckPasswordSignInAsync(member, request.Password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            Refused(logger, result.IsLockedOut ? "locked out" : "wrong password");
            return member.IsDisabled() ? ProblemAnswer.Result(Disabled, StatusCodes.Status423Locked)
                : result.IsLockedOut
                ? ProblemAnswer.Result(LockedOut, StatusCodes.Status423Locked)
                : ProblemAnswer.Result(WrongCredentials, StatusCodes.Status401Unauthorized);
        }

        if (await ReplaceAsync(request, member, signIn.UserManager) is { } refusal)
        {
            Refused(logger, refusal.Code);
            return ProblemAnswer.Result(refusal, StatusCodes.Status422UnprocessableEntity);
        }

        await signIn.SignInAsync(member, isPersistent: false);
        return await StaffAsync(db, member.Id, CancellationToken.None);
    }

    /// <summary>Replaces the password when a new one came; refuses when it had to come.</summary>
    private static async Task<Problem?> ReplaceAsync(SignInRequest request, StaffMember member, UserManager<StaffMember> accounts)
    {
        if (string.IsNullOrEmpty(request.NewPassword))
        {
            return (await accounts.GetClaimsAsync(member)).Any(c => c.Type == AccountMark.OneTimePassword) ? OneTime : null;
        }

        if (request.NewPassword == request.Password || !(await accounts.ChangePasswordAsync(member, request.Password!, request.NewPassword)).Succeeded)
        {
            return Weak;
        }

        await accounts.RemoveClaimAsync(member, AccountMark.OneTime);
        return null;
    }

    private static async Task<IResult> ChangePasswordAsync(PasswordChange change, HttpContext context, SignInManager<StaffMember> signIn, ILogger<SignInRequest> logger)
    {
        if (await signIn.UserManager.FindByIdAsync(ItogClaims.StaffOf(context.User) ?? "") is not { } member)
        {
            return ProblemAnswer.Result(Refusals.Forbidden, StatusCodes.Status403Forbidden);
        }

        // Wrong passwords count here as they do at the door: an unattended page is no way to guess.
        if (!(await signIn.CheckPasswordSignInAsync(member, change.Password ?? "", lockoutOnFailure: true)).Succeeded)
        {
            Refused(logger, "wrong password at a change");
            return ProblemAnswer.Result(WrongOwn, StatusCodes.Status422UnprocessableEntity);
        }

        if (change.NewPassword == change.Password || !(await signIn.UserManager.ChangePasswordAsync(member, change.Password!, change.NewPassword ?? "")).Succeeded)
        {
            return ProblemAnswer.Result(Weak, StatusCodes.Status422UnprocessableEntity);
        }

        await signIn.SignInAsync(member, isPersistent: false);
        return Results.NoContent();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(ItogSchemes.Staff);
        await context.SignOutAsync(ItogSchemes.Participant);
        return Results.NoContent();
    }

    private static async Task<IResult> StaffAsync(ExamDbContext db, Guid staffId, CancellationToken cancellationToken)
    {
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.Id == staffId, cancellationToken);
        if (member is null)
        {
            return Results.NoContent();
        }

        var assignments = await db.StaffAssignments.AsNoTracking()
            .Where(a => a.StaffMemberId == staffId)
            .OrderBy(a => a.Auditorium!.Number).ThenBy(a => a.Id)
            .Select(a => new { a.Role, a.AuditoriumId, a.Auditorium!.Number, a.Auditorium.SchoolId, School = a.Auditorium.School!.Name })
            .ToListAsync(cancellationToken);
        // Who leads a school works in each of its auditoriums, on one page; also while it has none yet.
        var led = await db.CommissionMembers.AsNoTracking()
            .Where(m => m.StaffMemberId == staffId && m.ReleasedAt == null && (m.Role == StaffRole.Organizer || m.Role == StaffRole.SchoolHead))
            .Select(m => new { m.Role, AuditoriumId = 0, Number = "", m.SchoolId, School = m.School!.Name })
            .ToListAsync(cancellationToken);
        return Results.Ok(new SessionAnswer("staff", member.FullName,
            [.. assignments.Concat(led).DistinctBy(a => a.Role is StaffRole.Organizer or StaffRole.SchoolHead ? (a.Role, -a.SchoolId) : (a.Role, a.AuditoriumId)).Select(a => new AssignmentAnswer(
                JsonNamingPolicy.CamelCase.ConvertName(a.Role.ToString()),
                new AuditoriumAnswer(a.AuditoriumId, a.Number, a.School),
                PageOf(a.Role, a.SchoolId, a.AuditoriumId)))],
            await RecheckScoring.GivenTo(db, staffId).CountAsync(cancellationToken),
            await WallsAsync(db, staffId, cancellationToken)));
    }

    /// <summary>The schools whose auditoriums he sees all at once.</summary>
    private static async Task<IReadOnlyList<WallPlaceAnswer>> WallsAsync(ExamDbContext db, Guid staffId, CancellationToken cancellationToken)
    {
        var schools = (await SchoolStaff.AllRolesAsync(db, staffId, cancellationToken))
            .Where(r => r.Role is StaffRole.Technician or StaffRole.Organizer or StaffRole.SchoolHead).Select(r => r.School).ToHashSet();
        return await db.Schools.AsNoTracking().Where(s => schools.Contains(s.Id)).OrderBy(s => s.Name)
            .Select(s => new WallPlaceAnswer(s.Id, s.Name)).ToListAsync(cancellationToken);
    }

    /// <summary>The page where a role works; empty for those that have no page of their own.</summary>
    private static string PageOf(StaffRole role, int schoolId, int auditoriumId) => role switch
    {
        StaffRole.Interlocutor => string.Create(CultureInfo.InvariantCulture, $"/station?auditorium={auditoriumId}"),
        StaffRole.Expert => string.Create(CultureInfo.InvariantCulture, $"/expert?auditorium={auditoriumId}"),
        StaffRole.Technician => string.Create(CultureInfo.InvariantCulture, $"/technician?auditorium={auditoriumId}"),
        StaffRole.Observer => string.Create(CultureInfo.InvariantCulture, $"/observer?auditorium={auditoriumId}"),
        StaffRole.Organizer or StaffRole.SchoolHead => string.Create(CultureInfo.InvariantCulture, $"/organizer?school={schoolId}"),
        _ => string.Empty,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in was refused: {Reason}")]
    private static partial void Refused(ILogger logger, string reason);
}
