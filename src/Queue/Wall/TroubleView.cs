namespace Itog.Queue.Wall;

/// <summary>Something that is wrong in an auditorium now. <paramref name="Grave"/>: the exam stands or its recording suffers. <paramref name="Repeated"/>: nobody acknowledged its alarm in time.</summary>
public sealed record TroubleView(TroubleKind Kind, bool Grave, bool Repeated, string? Detail);
