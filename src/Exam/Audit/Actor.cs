namespace Itog.Exam.Audit;

/// <summary>Who did it: an identifier (never a name) and the role in which they acted.</summary>
public sealed record Actor(string Id, string Role)
{
    /// <summary>The server itself: timers, lost connections, start-up.</summary>
    public static Actor Server { get; } = new("server", "Server");
}
