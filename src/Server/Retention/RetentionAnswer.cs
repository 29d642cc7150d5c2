using Itog.Exam.Regulation;
using Itog.Server.Hosting;

namespace Itog.Server.Retention;

/// <summary>What the server keeps of a day, until when, and what became of it.</summary>
/// <param name="KeptUntil">The last day on which it is kept.</param>
/// <param name="Methods">How the regulation wants it destroyed.</param>
/// <param name="By">Who destroys it by the regulation; null when no clause says.</param>
/// <param name="Refusal">Why nothing may be destroyed today; null when it may.</param>
/// <param name="Destruction">Null until it is begun.</param>
internal sealed record RetentionAnswer(
    DateOnly KeptUntil,
    DateOnly DestroyedFrom,
    string Source,
    IReadOnlyList<DestructionMethod> Methods,
    string? By,
    string MethodSource,
    IReadOnlyList<MaterialAnswer> Materials,
    ProblemAnswer? Refusal,
    DestructionAnswer? Destruction);
