namespace Itog.Server.Rechecks;

/// <summary>That an application was handed on, as it is typed.</summary>
/// <param name="To">To whom, under which number.</param>
/// <param name="Paper">Number and date of the written application, where it was not known before.</param>
internal sealed record RecheckForwarding(DateOnly On, string? To, string? Paper);
