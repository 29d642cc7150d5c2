namespace Itog.Exam.People.Attendants;

/// <summary>
/// An assistant or a sign interpreter of a school's participants, who joins by a link of his own and has no account. Personal: never in logs.
/// Written by <see cref="AttendantBook"/>.
/// </summary>
public sealed class Attendant
{
    public Guid Id { get; init; }

    public int SchoolId { get; init; }

    public School? School { get; init; }

    public AttendantRole Role { get; init; }

    public required string FullName { get; set; }

    /// <summary>He sits in the participant's own room and needs no connection; otherwise he joins from another place.</summary>
    public bool Beside { get; set; }

    /// <summary>Raised to revoke every link issued so far: a link carries the revision it was made with.</summary>
    public int LinkRevision { get; set; }

    /// <summary>When he was taken off the list; nobody is ever removed from the database.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}
