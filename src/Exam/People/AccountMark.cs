using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Itog.Exam.People;

/// <summary>What is noted beside an account, as claims of ASP.NET Identity: never a permission, those are asked of the database. Pure.</summary>
public static class AccountMark
{
    /// <summary>The school whose leaders keep the account.</summary>
    public const string KeptBy = "itog:kept-by";

    /// <summary>The password was printed for somebody and must be replaced at the first sign-in.</summary>
    public const string OneTimePassword = "itog:one-time-password";

    public static Claim Keeper(int school) => new(KeptBy, school.ToString(CultureInfo.InvariantCulture));

    public static Claim OneTime { get; } = new(OneTimePassword, "true");

    /// <summary>Whether the account was disabled by those who keep it; a lock after wrong passwords is no such thing.</summary>
    public static bool IsDisabled(this StaffMember account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.LockoutEnd == DateTimeOffset.MaxValue;
    }

    /// <summary>Closes the account for good, or opens it again.</summary>
    public static async Task SetDisabledAsync(this UserManager<StaffMember> accounts, StaffMember account, bool disabled)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        await accounts.SetLockoutEnabledAsync(account, true);
        await accounts.SetLockoutEndDateAsync(account, disabled ? DateTimeOffset.MaxValue : null);
        await accounts.UpdateSecurityStampAsync(account);
    }
}
