using Itog.Exam.People;
using Itog.Exam.Scoring;
using Itog.Queue.Protocol;

namespace Itog.Server.Scoring;

/// <summary>A recording in the list of an expert: whose answer, who scores it, and where to do so.</summary>
/// <param name="Expert">Who leads the protocol; null while nobody does.</param>
/// <param name="Ready">Whether the sound can be heard already.</param>
internal sealed record RecordingToScore(
    Guid AttemptId, string Name, string Class, int? Variant, string Auditorium, DateTimeOffset? EndedAt,
    ProtocolOwner Owner, string? Expert, DateTimeOffset? SignedAt, bool Ready, string Page)
{
    public static RecordingToScore Of(Attempt attempt, ExpertProtocol? protocol, Guid expert, bool ready) => new(
        attempt.Id, attempt.Participant!.FullName, attempt.Participant.Class, attempt.VariantNumber, attempt.Auditorium!.Number, attempt.EndedAt,
        protocol is null ? ProtocolOwner.Nobody : protocol.ExpertId == expert ? ProtocolOwner.Me : ProtocolOwner.Other,
        protocol?.Expert?.FullName, protocol?.SignedAt, ready, FormattableString.Invariant($"/expert?auditorium={attempt.AuditoriumId}#{attempt.Id:D}"));
}
