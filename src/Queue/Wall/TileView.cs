using Itog.Queue.Protocol;

namespace Itog.Queue.Wall;

/// <summary>One auditorium on the wall of the school, over the last second. Made by <see cref="TileBuilder"/>.</summary>
/// <param name="Troubles">What is wrong now, worst first; empty for a calm auditorium.</param>
/// <param name="Alarms">Those not acknowledged yet, and the last ones that were; newest first.</param>
/// <param name="Messages">The last ones to its station, newest first.</param>
public sealed record TileView(
    int Auditorium,
    string Number,
    bool ConferenceOpen,
    TileAttemptView? Attempt,
    RecordingView Recording,
    RecordingPhase? DayRecording,
    TileSideView Participant,
    TileSideView Interlocutor,
    TileQueueView Queue,
    IReadOnlyList<TroubleView> Troubles,
    IReadOnlyList<AlarmView> Alarms,
    IReadOnlyList<MessageView> Messages);
