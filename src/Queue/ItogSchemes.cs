namespace Itog.Queue;

/// <summary>Names of the two cookies. A browser may carry both: the page that is opened decides which one counts.</summary>
public static class ItogSchemes
{
    /// <summary>The participant's cookie, set by the personal link.</summary>
    public const string Participant = "Itog.Participant";

    /// <summary>The staff's cookie: the application scheme of ASP.NET Core Identity.</summary>
    public const string Staff = "Identity.Application";
}
