namespace Itog.Recorder.Journal;

/// <summary>What a spell of lateness is.</summary>
internal enum LateVerdict
{
    /// <summary>It may still recede.</summary>
    Open,

    /// <summary>Time is missing in the sender's sound.</summary>
    Stall,

    /// <summary>Nothing is missing: the way has become longer for good.</summary>
    NewWay,
}
