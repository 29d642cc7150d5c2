using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>A corrected card and the revision that the page had shown.</summary>
internal sealed record CorrectionRequest(int Revision, ParticipantEntry Entry);
