using Itog.Exam.People;

namespace Itog.Exam.Readiness;

/// <summary>The workstation of one auditorium before the day.</summary>
/// <param name="Interlocutors">Who works there; empty when nobody is assigned.</param>
/// <param name="Participants">How many are scheduled there.</param>
/// <param name="Test">Its newest test call; null when none was made.</param>
public sealed record StationReadiness(Auditorium Auditorium, IReadOnlyList<string> Interlocutors, int Participants, TestCall? Test);
