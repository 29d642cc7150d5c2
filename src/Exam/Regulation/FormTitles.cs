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
    Ruled<string> SubjectName);
