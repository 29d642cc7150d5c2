using Itog.Exam;
using Itog.Exam.People;
using Itog.Queue;
using Itog.Server.Attendants;
using Itog.Server.Hosting;
using Itog.Server.Links;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Itog.Server.SignIn;

/// <summary>The cookies: the staff's by name and password, the participant's and that of who is beside him each by a link of his own.</summary>
internal static class SignInRegistration
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<StaffMember>(options =>
            {
                options.Lockout.AllowedForNewUsers = true;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);

                // Length alone: the rules on classes of characters know no Cyrillic and make people write passwords down.
                options.Password.RequiredLength = 12;
                options.Password.RequiredUniqueChars = 4;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.User.AllowedUserNameCharacters = string.Empty;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<ExamDbContext>()
            .AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));

        services.AddAuthentication(ItogSchemes.Staff)
            .AddCookie(ItogSchemes.Staff, options =>
            {
                Harden(options, "itog-staff");
                options.ExpireTimeSpan = TimeSpan.FromHours(14);
                options.SlidingExpiration = true;
                options.Events.OnValidatePrincipal = AccountRevocation.ValidateAsync;
            })
            .AddCookie(ItogSchemes.Participant, options =>
            {
                Harden(options, "itog-participant");
                options.ExpireTimeSpan = TimeSpan.FromHours(14);
                options.SlidingExpiration = false;
                options.Events.OnValidatePrincipal = LinkRevocation.ValidateAsync;
            })
            .AddCookie(ItogSchemes.Attendant, options =>
            {
                Harden(options, "itog-attendant");
                options.ExpireTimeSpan = TimeSpan.FromHours(14);
                options.SlidingExpiration = false;
                options.Events.OnValidatePrincipal = AttendantDoorway.ValidateAsync;
            });
    }

    private static void Harden(CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnRedirectToLogin = context => RefuseAsync(context, Refusals.SignedOut, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => RefuseAsync(context, Refusals.Forbidden, StatusCodes.Status403Forbidden);
    }

    /// <summary>Programs get a problem, people who opened a page get the way in.</summary>
    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context, Problem problem, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hub"))
        {
            // With two schemes in a policy both are asked to refuse; the first answer stands.
            return context.Response.HasStarted ? Task.CompletedTask : ProblemAnswer.WriteAsync(context.HttpContext, problem, status);
        }

        context.Response.Redirect("/");
        return Task.CompletedTask;
    }
}
