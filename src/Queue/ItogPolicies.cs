using Itog.Queue.Access;
using Microsoft.AspNetCore.Authorization;

namespace Itog.Queue;

/// <summary>Names of the authorisation policies; <c>AddExamDay</c> registers them, hub and endpoints ask for them.</summary>
public static class ItogPolicies
{
    /// <summary>A participant who came by a personal link.</summary>
    public const string Participant = "participant";

    /// <summary>An assistant or a sign interpreter who came by his own link.</summary>
    public const string Attendant = "attendant";

    /// <summary>A signed-in member of staff.</summary>
    public const string Staff = "staff";

    /// <summary>A participant or staff: what a page or file needs besides is checked where it is served.</summary>
    public const string SignedIn = "signedIn";

    /// <summary>Anybody whom the server knows: participant, staff, assistant or sign interpreter.</summary>
    public const string Known = "known";

    /// <summary>Somebody who may open the page that the hub's address names.</summary>
    public const string Page = "page";

    internal static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Participant, p => p.AddAuthenticationSchemes(ItogSchemes.Participant).RequireClaim(ItogClaims.Participant));
        options.AddPolicy(Attendant, p => p.AddAuthenticationSchemes(ItogSchemes.Attendant).RequireClaim(ItogClaims.Attendant));
        options.AddPolicy(Staff, p => p.AddAuthenticationSchemes(ItogSchemes.Staff).RequireClaim(ItogClaims.Staff));
        options.AddPolicy(SignedIn, p => p.AddAuthenticationSchemes(ItogSchemes.Participant, ItogSchemes.Staff).RequireAuthenticatedUser());
        options.AddPolicy(Known, p => p.AddAuthenticationSchemes(ItogSchemes.Participant, ItogSchemes.Staff, ItogSchemes.Attendant).RequireAuthenticatedUser());
        options.AddPolicy(Page, p => p.AddAuthenticationSchemes(ItogSchemes.Participant, ItogSchemes.Staff, ItogSchemes.Attendant)
            .RequireAuthenticatedUser().AddRequirements(new PageRequirement()));
    }
}
