namespace Itog.Exam.Regulation;

/// <summary>Who decides that a participant goes on the same day after a failure of equipment [contradiction Q1].</summary>
public enum SameDayDecision
{
    Organizer,
    Participant,
}
