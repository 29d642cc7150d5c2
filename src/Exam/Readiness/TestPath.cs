namespace Itog.Exam.Readiness;

/// <summary>How sound and picture came to the server in a test call.</summary>
public enum TestPath
{
    Udp,
    Tcp,

    /// <summary>Through a TURN server.</summary>
    Relay,
}
