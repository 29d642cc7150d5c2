namespace Itog.Exam.Regulation;

/// <summary>To whom the regulation offers to listen to his recording; the remote form offers it to all [contradiction Q11].</summary>
public enum ListeningOffer
{
    Everyone,
    FromRecordingScheme,
    FromRecordingUnlessStream,
}
