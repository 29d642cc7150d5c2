namespace Itog.Recorder;

/// <summary>
/// What one recording holds. A combined recording (комбинированная запись) is both, side by side and independent of each other [001 прил. 3].
/// </summary>
public enum RecordingMode
{
    /// <summary>One attempt (персональная запись).</summary>
    Personal,

    /// <summary>An auditorium's whole day, from its opening to its closing (потоковая запись).</summary>
    Stream,
}
