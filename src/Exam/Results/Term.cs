using Itog.Exam.Regulation;

namespace Itog.Exam.Results;

/// <summary>A term of the regulation as it stands today for one exam day.</summary>
/// <param name="DoneOn">When the thing was done, as far as the server saw it.</param>
public sealed record Term(DueDate Due, DateOnly? DoneOn, TermState State);
