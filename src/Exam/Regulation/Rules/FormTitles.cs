namespace Itog.Exam.Regulation;

/// <summary>The titles and marks of the forms, verbatim as the regulation's own appendices print them.</summary>
public sealed record FormTitles(
    Ruled<string> ExpertProtocol,
    Ruled<string> ProtocolEarlyEnd,
    Ruled<string> ProtocolRemoved,
    Ruled<string> AuditoriumRegister,
    Ruled<string> AuditoriumRegisterCode,
    Ruled<string> RegisterEarlyEnd,
    Ruled<string> RegisterRemoved,
    Ruled<string> SubjectName,
    Ruled<string> ParticipantList,
    Ruled<string> ParticipantListSpecial,
    Ruled<string> ResultForm,
    Ruled<string> EarlyEndAct,
    Ruled<string> EarlyEndActCode,
    Ruled<string> RemovalAct,
    Ruled<string> RemovalActCode,
    Ruled<string> NoRecordingAct,
    Ruled<string> AcquaintanceProtocol,
    Ruled<string> Application,
    Ruled<string> ConnectionSchedule,
    Ruled<string> DestructionAct);
