using Itog.Exam.People.Attendants;

namespace Itog.Server.Attendants;

/// <summary>Who the page of an attendant belongs to, and the auditoriums in which he is expected on the day that counts now.</summary>
/// <param name="Beside">He sits with the participant and needs no page.</param>
internal sealed record AttendantAnswer(string Name, AttendantRole Role, bool Beside, IReadOnlyList<AttendantAnswer.Place> Places)
{
    /// <param name="At">When the first of his participants there connects.</param>
    internal sealed record Place(int Auditorium, string Number, DateTimeOffset At);
}
