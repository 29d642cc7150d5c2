using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>An appointment or its correction.</summary>
/// <param name="UserName">Whose account; asked for when appointing.</param>
/// <param name="Revision">The one that the page had shown; asked for when correcting.</param>
internal sealed record MemberRequest(string? UserName, int Revision, CommissionEntry Entry);
