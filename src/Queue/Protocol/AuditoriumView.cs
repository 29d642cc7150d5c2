namespace Itog.Queue.Protocol;

/// <summary>Which auditorium a page belongs to, and whose clock its people live by.</summary>
/// <param name="Rehearsal">Nothing of it counts; every page but the КИМ window says so.</param>
/// <param name="TimeZone">Name in the IANA time zone database: pages show every clock time in it, as the forms do.</param>
public sealed record AuditoriumView(int Id, string Number, string School, string TimeZone, bool Rehearsal);
