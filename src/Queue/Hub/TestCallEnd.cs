namespace Itog.Queue.Hub;

/// <summary>One of the two connections of a test call: one sends the voice, the other gets it back from the server.</summary>
public enum TestCallEnd
{
    Speaks,
    Hears,
}
