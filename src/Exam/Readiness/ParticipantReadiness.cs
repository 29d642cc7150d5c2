using Itog.Exam.Letters;
using Itog.Exam.People;

namespace Itog.Exam.Readiness;

/// <summary>Whether one participant can sit the exam from where he is.</summary>
/// <param name="Entry">With participant and auditorium.</param>
/// <param name="Test">His newest test call; null when he has made none.</param>
/// <param name="Reminders">The letters that reminded him of it.</param>
public sealed record ParticipantReadiness(ScheduleEntry Entry, TestCall? Test, IReadOnlyList<Letter> Reminders)
{
    public Participant Person => Entry.Participant!;
}
