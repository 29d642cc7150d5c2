namespace Itog.Server.People;

/// <summary>An auditorium in the organizer's list.</summary>
internal sealed record AuditoriumRow(int Id, string Number, string Name);
