namespace Itog.Exam.People;

/// <summary>What the order and the papers say of a member of a commission.</summary>
public sealed record CommissionEntry
{
    public StaffRole Role { get; init; }

    public Commission Commission { get; init; }

    public string? Post { get; init; }

    public string? Qualification { get; init; }

    public bool QualificationConfirmed { get; init; }

    public IReadOnlyList<string> TeachesClasses { get; init; } = [];

    public DateOnly? ConflictDeclaredOn { get; init; }

    public string? Conflict { get; init; }

    public DateOnly? AcquaintedOn { get; init; }

    public string? Order { get; init; }

    public static CommissionEntry Of(CommissionMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return new CommissionEntry
        {
            Role = member.Role,
            Commission = member.Commission,
            Post = member.Post,
            Qualification = member.Qualification,
            QualificationConfirmed = member.QualificationConfirmed,
            TeachesClasses = member.TeachesClasses,
            ConflictDeclaredOn = member.ConflictDeclaredOn,
            Conflict = member.Conflict,
            AcquaintedOn = member.AcquaintedOn,
            Order = member.Order,
        };
    }

    public void WriteTo(CommissionMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        member.Role = Role;
        member.Commission = Commission;
        member.Post = Post;
        member.Qualification = Qualification;
        member.QualificationConfirmed = QualificationConfirmed;
        member.TeachesClasses = [.. TeachesClasses.Select(c => string.Concat(c.Where(char.IsLetterOrDigit)).ToUpperInvariant()).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)];
        member.ConflictDeclaredOn = ConflictDeclaredOn;
        member.Conflict = string.IsNullOrWhiteSpace(Conflict) ? null : Conflict.Trim();
        member.AcquaintedOn = AcquaintedOn;
        member.Order = Order;
    }
}
