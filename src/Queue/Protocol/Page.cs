namespace Itog.Queue.Protocol;

/// <summary>The pages of the exam day, as the hub's address names them.</summary>
public enum Page
{
    Participant,
    Station,
    Kim,
    Expert,
    Technician,
    Observer,
    Assistant,
    SignInterpreter,
}
