namespace Itog.Queue.Protocol;

/// <summary>Which auditorium a page belongs to.</summary>
public sealed record AuditoriumView(int Id, string Number, string School);
