using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Rechecks;

/// <summary>
/// The recheck of one answer, from the family's application to the result that stands. Written by <see cref="RecheckBook"/> and
/// <see cref="RecheckScoring"/>; what the rechecker learns of it is its <see cref="Code"/>.
/// </summary>
public sealed class Recheck
{
    public Guid Id { get; init; }

    /// <summary>Stands for the person wherever the rechecker can see, see <see cref="RecheckCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The day whose result is doubted.</summary>
    public int ExamDayId { get; init; }

    public ExamDay? ExamDay { get; init; }

    public Guid ParticipantId { get; init; }

    public Participant? Participant { get; init; }

    /// <summary>The attempt whose recording is heard again.</summary>
    public Guid AttemptId { get; init; }

    public Attempt? Attempt { get; init; }

    public RecheckApplicant Applicant { get; init; }

    /// <summary>When the application was received.</summary>
    public DateTimeOffset FiledAt { get; init; }

    /// <summary>Number and date of the written application; null while only the form on the result page was sent.</summary>
    public string? Paper { get; internal set; }

    /// <summary>The document of a fail that this server does not know of.</summary>
    public string? EarlierFail { get; init; }

    /// <summary>By whose decision an application that came too late is heard.</summary>
    public string? LateGround { get; init; }

    /// <summary>Who entered it; null when the family sent it itself.</summary>
    public Guid? EnteredBy { get; init; }

    public DateTimeOffset EnteredAt { get; init; }

    public DateOnly? ForwardedOn { get; internal set; }

    /// <summary>To whom, and under which number.</summary>
    public string? ForwardedTo { get; internal set; }

    /// <summary>What is silent in the blinded copy; the recording itself is never changed.</summary>
    public List<MutedStretch> Muted { get; internal set; } = [];

    public DateTimeOffset? BlindedAt { get; internal set; }

    public Guid? BlindedBy { get; internal set; }

    /// <summary>Which of the commissions that the regulation allows.</summary>
    public RecheckCommission? Commission { get; internal set; }

    /// <summary>His row in the recheck commission.</summary>
    public int? MemberId { get; internal set; }

    public CommissionMember? Member { get; internal set; }

    public DateTimeOffset? AssignedAt { get; internal set; }

    public RecheckProtocol? Protocol { get; internal set; }

    public DateTimeOffset? UnscorableAt { get; internal set; }

    /// <summary>Why the recording cannot be scored, in the rechecker's words.</summary>
    public string? UnscorableBecause { get; internal set; }

    /// <summary>What stands in the end; null while nothing is decided, and after a decision that he sits again.</summary>
    public bool? Passed { get; internal set; }

    public DateOnly? DecidedOn { get; internal set; }

    /// <summary>By what it was approved, as people cite it.</summary>
    public string? Decision { get; internal set; }

    public DateTimeOffset? DecidedAt { get; internal set; }

    public DateTimeOffset? WithdrawnAt { get; internal set; }

    public string? WithdrawnBecause { get; internal set; }

    public RecheckState State =>
        WithdrawnAt is not null ? RecheckState.Withdrawn
        : DecidedAt is not null ? RecheckState.Decided
        : UnscorableAt is not null ? RecheckState.Unscorable
        : Protocol?.SignedAt is not null ? RecheckState.Scored
        : AssignedAt is not null ? RecheckState.Assigned
        : BlindedAt is not null && ForwardedOn is not null ? RecheckState.Blinded
        : ForwardedOn is not null ? RecheckState.Forwarded
        : RecheckState.Filed;

    /// <summary>Whether it still waits for something: its recording must not be destroyed.</summary>
    public bool Open => DecidedAt is null && WithdrawnAt is null;

    /// <summary>When the rechecker was done, one way or the other.</summary>
    public DateTimeOffset? DoneAt => UnscorableAt ?? Protocol?.SignedAt;
}
