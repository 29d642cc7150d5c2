namespace Itog.Exam.People;

/// <summary>The commissions that an order appoints.</summary>
public enum Commission
{
    /// <summary>По проведению: organizer, interlocutors, technicians.</summary>
    Conduct,

    /// <summary>По проверке: experts.</summary>
    Checking,

    /// <summary>По повторной проверке: independent of the first check, as the region defines it.</summary>
    Recheck,
}
