using Itog.Exam;
using Itog.Exam.People;
using Itog.Queue;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.SignIn;

/// <summary>Ends the cookie of a disabled account at its next request, and within a minute those whose password was replaced.</summary>
internal static class AccountRevocation
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<ExamDbContext>();
        if (context.Principal is not null && Guid.TryParse(ItogClaims.StaffOf(context.Principal), out var staff)
            && await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == staff, context.HttpContext.RequestAborted) is { } account
            && account.IsDisabled())
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(ItogSchemes.Staff);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }
}
