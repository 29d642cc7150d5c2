using Itog.Queue.Protocol;

namespace Itog.Server.Wall;

/// <summary>What became of an action in several auditoriums: in how many it was done, and where and why it was refused.</summary>
internal sealed record DoneAnswer(int Done, IReadOnlyList<RefusedAuditorium> Refused);

/// <summary>An auditorium that refused; <paramref name="Number"/> as the forms print it.</summary>
internal sealed record RefusedAuditorium(int Auditorium, string Number, ProblemView Problem);
