using Itog.Server.ExamResults;

namespace Itog.Server.Invitations;

/// <summary>Whether somebody of the schedule has got his time and his link.</summary>
/// <param name="HasAddress">Whether there is any address to write to.</param>
/// <param name="Outdated">Whether he was told another time, and not yet the present one.</param>
/// <param name="Letters">The letters about his present time.</param>
internal sealed record InvitationAnswer(Guid Participant, string FullName, string Class, bool HasAddress, bool Outdated, IReadOnlyList<LetterAnswer> Letters);
