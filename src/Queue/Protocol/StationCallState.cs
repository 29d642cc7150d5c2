namespace Itog.Queue.Protocol;

/// <summary>How far a test call of the technician with a station is.</summary>
public enum StationCallState
{
    Ringing,
    Talking,
    Ended,
}
