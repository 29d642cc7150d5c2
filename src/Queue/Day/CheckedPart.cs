namespace Itog.Queue.Day;

/// <summary>What a participant's own check looks at, and so what may fail in it.</summary>
public enum CheckedPart
{
    Camera,
    Microphone,
    Speaker,
    Connection,
}
