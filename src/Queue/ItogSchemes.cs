namespace Itog.Queue;

/// <summary>Names of the cookies. A browser may carry several: the page that is opened decides which one counts.</summary>
public static class ItogSchemes
{
    /// <summary>The participant's cookie, set by the personal link.</summary>
    public const string Participant = "Itog.Participant";

    /// <summary>The cookie of an assistant or a sign interpreter, set by his own link.</summary>
    public const string Attendant = "Itog.Attendant";

    /// <summary>The staff's cookie: the application scheme of ASP.NET Core Identity.</summary>
    public const string Staff = "Identity.Application";
}
