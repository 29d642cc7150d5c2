namespace Itog.WebRtc.Congestion;

/// <summary>Who goes first when a <see cref="Pacer{T}"/> has to choose; sound and its repetitions never come here, they always go at once.</summary>
public enum PacerPriority
{
    /// <summary>A packet that somebody asked for again: a picture stands still until it comes.</summary>
    Retransmission,

    /// <summary>The КИМ or another screen that is shown.</summary>
    Screen,

    /// <summary>The camera of the person in focus.</summary>
    Focus,

    /// <summary>All other pictures.</summary>
    Rest,
}
