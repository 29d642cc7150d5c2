namespace Itog.Exam.Regulation;

/// <summary>What happens without consent to the processing of personal data.</summary>
/// <param name="RemoteWithout">Whether the remote form, whose recording is obligatory, is possible without it.</param>
public sealed record ConsentRules(Ruled<NoConsentRule> Without, Ruled<bool> RemoteWithout, Ruled<bool> NoRecordingAct);
