using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Itog.Exam.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People;

/// <summary>
/// The accounts of a school's staff: making one, giving it a password for one sign-in, disabling it. A school keeps the accounts that it made,
/// and those without a keeper that serve nowhere else. Works in the caller's context; every call is a transaction of its own.
/// </summary>
public sealed class AccountBook(ExamDbContext db, UserManager<StaffMember> accounts, TimeProvider time)
{
    // Without letters and digits that look alike on paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly StaffRole[] Leaders = [StaffRole.Organizer, StaffRole.SchoolHead];

    private static readonly Problem BadName = new("account-name", "Нужны фамилия и имя", "Впишите фамилию, имя и отчество полностью, до 120 знаков: так они попадут в бумаги.");

    private static readonly Problem BadUserName = new(
        "account-user-name", "Имя пользователя не подходит", "От трёх до сорока латинских букв, цифр, точек и дефисов. Оставьте поле пустым — имя подберём сами.");

    private static readonly Problem Taken = new("account-taken", "Такое имя пользователя уже есть", "Впишите другое или оставьте поле пустым — имя подберём сами.");

    private static readonly Problem Missing = new("no-such-account", "Сотрудника нет", "Такой учётной записи в этой школе нет. Обновите страницу.");

    private static readonly Problem KeptElsewhere = new(
        "account-kept-elsewhere", "Учётную запись ведёт другая школа", "Пароль и доступ меняет школа, которая завела эту запись. Обратитесь к её ответственному организатору.");

    private static readonly Problem LeaderOnly = new(
        "account-of-leader", "Пароль руководителя меняют руководитель и организатор", "Обратитесь к ответственному организатору или руководителю школы.");

    private static readonly Problem Yourself = new(
        "account-yourself", "Это ваша учётная запись", "Отключить самого себя нельзя: школа останется без организатора. Попросите второго руководителя.");

    private static readonly Problem Disabled = new("account-disabled", "Учётная запись отключена", "Сначала включите её, потом выдайте пароль.");

    /// <summary>Why no account of that name can be made; null when one can.</summary>
    public async Task<Problem?> RefuseAsync(string? fullName, string? userName, CancellationToken cancellationToken = default)
    {
        var (name, wanted) = Read(fullName, userName);
        return name.Length > 120 || !name.Contains(' ', StringComparison.Ordinal) ? BadName
            : wanted.Length == 0 ? null
            : wanted.Length is < 3 or > 40 || !wanted.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? BadUserName
            : await NamedAsync(wanted, cancellationToken) ? Taken
            : null;
    }

    public async Task<Outcome<StaffMember>> CreateAsync(int school, string? fullName, string? userName, Actor actor, CancellationToken cancellationToken = default)
    {
        var (name, wanted) = Read(fullName, userName);
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await RefuseAsync(fullName, userName, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var free = wanted.Length > 0 ? wanted : await FreeAsync(AccountName.Of(name), cancellationToken);
        var account = new StaffMember { Id = Guid.NewGuid(), FullName = name, UserName = free, LockoutEnabled = true };
        Demand(await accounts.CreateAsync(account));
        Demand(await accounts.AddClaimAsync(account, AccountMark.Keeper(school)));
        await NoteAsync("AccountCreated", school, account.Id, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return account;
    }

    /// <summary>A new password for one sign-in: told once, kept only as a hash. It ends the sessions of the old one.</summary>
    /// <param name="leads">Whether the one who asks leads the school; others may not take over the accounts of those who do.</param>
    public async Task<Outcome<string>> IssuePasswordAsync(int school, Guid staff, bool leads, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await KeptAsync(school, staff, cancellationToken)).TryGet(out var account, out var problem))
        {
            return problem;
        }

        if (account.IsDisabled())
        {
            return Disabled;
        }

        if (!leads && (await SchoolStaff.AllRolesAsync(db, staff, cancellationToken)).Any(r => Leaders.Contains(r.Role)))
        {
            return LeaderOnly;
        }

        var password = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        Demand(await accounts.UpdateSecurityStampAsync(account));
        await accounts.RemoveClaimAsync(account, AccountMark.OneTime);
        Demand(await accounts.AddClaimAsync(account, AccountMark.OneTime));
        await NoteAsync("PasswordIssued", school, staff, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return password;
    }

    /// <summary>Closes an account at once, or opens it again; its roles stay as they are.</summary>
    public async Task<Outcome<StaffMember>> SetDisabledAsync(int school, Guid staff, bool disabled, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (!(await KeptAsync(school, staff, cancellationToken)).TryGet(out var account, out var problem))
        {
            return problem;
        }

        if (actor.Id == staff.ToString("D"))
        {
            return Yourself;
        }

        if (account.IsDisabled() != disabled)
        {
            await accounts.SetDisabledAsync(account, disabled);
            await NoteAsync(disabled ? "AccountDisabled" : "AccountEnabled", school, staff, actor, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return account;
    }

    private static (string Name, string Wanted) Read(string? fullName, string? userName) => (
        string.Join(' ', (fullName ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        userName?.Trim() ?? string.Empty);

    /// <summary>Whether the leaders of a school keep an account; the problem says who else does.</summary>
    private async Task<Outcome<StaffMember>> KeptAsync(int school, Guid staff, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleOrDefaultAsync(u => u.Id == staff, cancellationToken);
        var keeper = await db.UserClaims.Where(c => c.UserId == staff && c.ClaimType == AccountMark.KeptBy).Select(c => c.ClaimValue).FirstOrDefaultAsync(cancellationToken);
        var schools = (await SchoolStaff.AllRolesAsync(db, staff, cancellationToken)).Select(r => r.School).Distinct().ToList();
        var kept = keeper is null ? schools is [var only] && only == school : keeper == school.ToString(CultureInfo.InvariantCulture);
        return account is not null && kept ? account : account is not null && schools.Contains(school) ? KeptElsewhere : Missing;
    }

    private async Task<string> FreeAsync(string name, CancellationToken cancellationToken)
    {
        var free = name;
        for (var number = 2; await NamedAsync(free, cancellationToken); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
        }

        return free;
    }

    private Task<bool> NamedAsync(string userName, CancellationToken cancellationToken)
    {
        var normalized = accounts.NormalizeName(userName);
        return db.Users.AnyAsync(u => u.NormalizedUserName == normalized, cancellationToken);
    }

    private async Task NoteAsync(string type, int school, Guid staff, Actor actor, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(new { staff }, ExamJson.Options);
        await AuditLog.AppendAsync(db, new AuditEntry(AuditStream.OfSchool(school), type, payload, actor, time.GetUtcNow()), cancellationToken);
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Code)));
        }
    }
}
