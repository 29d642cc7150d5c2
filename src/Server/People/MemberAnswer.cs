using Itog.Exam;
using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>A member of a commission, and what the regulation still asks of him.</summary>
internal sealed record MemberAnswer(int Id, int Revision, Guid Staff, string Name, CommissionEntry Entry, DateOnly AppointedOn, IReadOnlyList<Problem> Missing);
