namespace Itog.Recorder;

/// <summary>What the regulation asks to be recorded (потоковая, персональная, комбинированная запись).</summary>
public enum RecordingMode
{
    /// <summary>One recording for each attempt.</summary>
    Personal,
}
