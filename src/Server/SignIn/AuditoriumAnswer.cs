namespace Itog.Server.SignIn;

/// <summary>An auditorium as people know it.</summary>
public sealed record AuditoriumAnswer(int Id, string Number, string School);
