namespace Itog.Queue.Day;

/// <summary>The two voices that a recording needs.</summary>
public enum Voice
{
    Participant,
    Interlocutor,
}
