namespace Itog.Queue.Day;

/// <summary>Why somebody stands where he stands in the queue.</summary>
public enum QueueReason
{
    /// <summary>Came in time: stands by the schedule.</summary>
    OnTime,

    /// <summary>First connected after the scheduled time: went to the end of those waiting at that moment [002 §49].</summary>
    Late,

    /// <summary>An attempt broke off by a failure of equipment: went to the end [002 §48].</summary>
    ReturnedAfterFailure,

    /// <summary>The recording of a finished attempt is poor, and he agreed to sit again today [004 §5.7].</summary>
    ReturnedForRecording,

    /// <summary>Was admitted, had to go back before he saw the КИМ, and stands like one who came late.</summary>
    SentBack,
}
