namespace Itog.Exam.Regulation;

/// <summary>Who may sit the exam remotely, and by whose decision.</summary>
public sealed record RemoteRules(
    Ruled<IReadOnlyList<RemoteGround>> Grounds,
    Ruled<RemoteDecision> DecidedBy,
    Ruled<bool> DocumentsRequired,
    Ruled<bool> MunicipalityPetition);
