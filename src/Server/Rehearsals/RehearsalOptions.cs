using System.ComponentModel.DataAnnotations;

namespace Itog.Server.Rehearsals;

/// <summary>How long rehearsals stay: the section <c>Rehearsal</c>. No regulation knows a term for them, so it is the school's own.</summary>
public sealed class RehearsalOptions
{
    public const string Section = "Rehearsal";

    /// <summary>So many days after its date a rehearsal that nobody has ended is removed with its recordings.</summary>
    [Range(0, 60)]
    public int KeepDays { get; set; } = 3;
}
