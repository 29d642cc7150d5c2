namespace Itog.Queue.Protocol;

/// <summary>The queue of another auditorium of the day, as staff see it. <paramref name="Waiting"/>: those who can be called or are waited for.</summary>
public sealed record NeighbourView(int Auditorium, string Number, bool ConferenceOpen, bool Busy, int Waiting, NextInLineView? Next);
