namespace Itog.Server.SignIn;

/// <summary>One place of work: in what role, where, and at which page; the page is empty for roles that have none.</summary>
public sealed record AssignmentAnswer(string Role, AuditoriumAnswer Auditorium, string Page);
